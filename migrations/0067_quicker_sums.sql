-- What amounts of each currency are multiplied and divided by to be in the workspace's own, by the
-- latest rates on or before the day. A statement that converts many amounts reads it once and joins
-- it, where in_own_currency would look for the rate of each; a currency without a rate is not in it.
create function own_currency_rates(p_day date)
returns table (currency text, up numeric, down numeric)
language sql stable as $$
  select own_currency(), 1::numeric, 1::numeric
  union all
  select latest.currency,
    10::numeric ^ currency_digits(latest.own) * case when latest.base = latest.own then 1 else latest.rate end,
    10::numeric ^ currency_digits(latest.currency) * case when latest.base = latest.own then latest.rate else 1 end
  from (
    select distinct on (other.currency) other.currency, own.currency as own, r.base, r.rate
    from (select own_currency() as currency) own
    join currency_rate r on r.workspace_id = current_workspace() and r.deleted_at is null
      and r.day <= p_day and own.currency in (r.base, r.currency) and r.base <> r.currency
    cross join lateral (
      select case when r.base = own.currency then r.currency else r.base end as currency) other
    order by other.currency, r.day desc, (r.base = own.currency) desc
  ) latest
$$;

-- The same rounding as exchange (migrations/0052_currency_rate.sql), with what it reckoned anew each time
-- given; so short that PostgreSQL writes it into the statement.
create function exchange_by(p_amount numeric, p_up numeric, p_down numeric) returns numeric
language sql immutable parallel safe as $$
  select sign(p_amount) * div(2 * abs(p_amount) * p_up + p_down, 2 * p_down)
$$;
