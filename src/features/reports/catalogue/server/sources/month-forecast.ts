import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { dayOf, living, type Sql } from './moment.ts';
import { isSeen } from './open-deal.ts';
import { describeSource } from './source-columns.ts';

/**
 * Of each month that is over: the deals that were to close in it as they stood when it began, and
 * those that were won in it. A deal may have a row of either kind.
 */
export const monthForecast = defineSource({
  ...describeSource(
    'month_forecast',
    {
      deal_id: ['→deal', 'deal.name'],
      company_id: ['→company', 'deal.company_id'],
      pipeline_id: ['→pipeline', 'deal.pipeline_id'],
      month: ['date', 'deal.closes_on', 'deal.closed_at'],
      foreseen: ['money', 'deal.amount', 'deal.probability', 'deal.closes_on', 'stage.probability'],
      came_true: ['money', 'deal.amount', 'deal.status', 'deal.closed_at'],
      gap: [
        'money',
        'deal.amount',
        'deal.probability',
        'deal.closes_on',
        'deal.status',
        'deal.closed_at',
        'stage.probability',
      ],
    },
    [
      'deal.company_id',
      'deal.pipeline_id',
      'deal.stage_id',
      'deal.probability',
      'stage.probability',
    ],
  ),
  record: 'deal',
  since: 'month',
  rows: (scope) => sql`
    select m.workspace_id, m.deal_id as record_id, m.owner_id, m.deal_id, m.company_id, m.pipeline_id,
      m.month, ${money(sql`m.foreseen`)} as foreseen, ${money(sql`m.won`)} as came_true,
      ${money(sql`m.foreseen - m.won`)} as gap
    from (${foreseenRows(scope)} union all ${wonRows(scope)}) m
    where m.month < date_trunc('month', ${dayOf(scope)}) and m.amount is not null
      and m.month >= (${firstKnown(scope)})`,
});

function money(amount: Sql): Sql {
  return sql`jsonb_build_object('amount', ${amount}, 'currency', m.currency)`;
}

/** The first moment of a month on the reader's clock. */
function beginning(month: Sql, { timeZone }: SourceScope): Sql {
  return sql`(${month}::timestamp at time zone ${timeZone})`;
}

function foreseenRows(scope: SourceScope): Sql {
  const month = sql`date_trunc('month', s.closes_on)::date`;
  const begins = beginning(sql`date_trunc('month', s.closes_on)`, scope);
  return sql`
    select s.workspace_id, s.deal_id, s.owner_id, r.company_id, s.pipeline_id, ${month} as month,
      s.amount, s.currency,
      round(s.amount * coalesce(s.probability, g.probability, 0) / 100.0) as foreseen, 0 as won
    from deal_state s left join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
    left join stage g on g.workspace_id = s.workspace_id and g.id = s.stage_id
    where s.workspace_id = ${scope.actor.workspaceId} and s.status = 'open'
      and s.closes_on is not null and s.since <= ${begins} and s.until > ${begins} and ${isSeen(scope, 's')}`;
}

function wonRows(scope: SourceScope): Sql {
  return sql`
    select r.workspace_id, r.id, r.owner_id, r.company_id, r.pipeline_id,
      date_trunc('month', r.closed_at at time zone ${scope.timeZone})::date,
      (r.amount ->> 'amount')::bigint, r.amount ->> 'currency', 0, (r.amount ->> 'amount')::bigint
    from deal r
    where r.workspace_id = ${scope.actor.workspaceId} and r.status = 'won' and r.closed_at is not null
      and ${living(scope, 'r')}`;
}

/** Of what was before the first deal was entered, nothing could be foreseen. */
function firstKnown(scope: SourceScope): Sql {
  return sql`select min(f.since at time zone ${scope.timeZone})::date from deal_state f
    where f.workspace_id = ${scope.actor.workspaceId}`;
}
