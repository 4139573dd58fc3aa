import { sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Open deals of one owner, stage and currency that are to close in a period. */
export interface OpenSum {
  owner_id: string | null;
  stage_id: string;
  count: number;
  without_amount: number;
  /** Null where there is no rate for their currency. */
  amount: number | null;
  weighted: number | null;
  squares: number | null;
}

export interface OpenRequest {
  /** As they were at this instant. */
  at: string;
  from: string;
  until: string;
  /** Also those whose day has passed and that are still open. */
  withLate: boolean;
}

/** What was open at an instant and to close in a period, in the workspace's own currency. */
export function readOpen(ctx: ReadContext, request: OpenRequest): Promise<OpenSum[]> {
  const { at, from, until, withLate } = request;
  return ctx.db.rows<OpenSum>(sql`
    with open as (
      select s.owner_id, s.stage_id, s.currency, s.amount, coalesce(s.probability, g.probability, 0)
        as probability
      from deal_state s
      join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
      join stage g on g.workspace_id = s.workspace_id and g.id = s.stage_id
      where s.workspace_id = ${ctx.actor.workspaceId} and s.status = 'open'
        and s.until > ${at} and s.since <= ${at} and ${visible(viewerOf(ctx.actor), 'r')}
        and r.deleted_at is null and s.closes_on < ${until}::date
        and (${withLate} or s.closes_on >= ${from}::date)
    ), sums as (
      select owner_id, stage_id, currency, count(*)::int as count,
        count(*) filter (where amount is null)::int as without_amount,
        coalesce(sum(amount), 0) as amount, coalesce(sum(amount * probability) / 100, 0) as weighted,
        coalesce(sum(amount::numeric * amount), 0) as squares
      from open group by 1, 2, 3
    ), priced as (
      select s.*, case when s.currency is null or s.amount = 0 then 1
        else exchange_by(s.amount, f.up, f.down) / s.amount end as factor
      from sums s left join own_currency_rates(${at}::date) f on f.currency = s.currency
    )
    select owner_id, stage_id, sum(count)::int as count, sum(without_amount)::int as without_amount,
      round(sum(amount * factor))::float8 as amount, round(sum(weighted * factor))::float8 as weighted,
      sum(squares * factor * factor)::float8 as squares
    from priced group by owner_id, stage_id, factor is null`);
}
