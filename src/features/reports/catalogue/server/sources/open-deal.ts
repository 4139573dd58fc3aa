import { sql } from 'kysely';
import { standsStill } from '#src/features/sales/deal/server/still-queries.ts';
import { unseen } from '#src/records/server/visible.ts';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { dayOf, freshness, isContact, isPlanned, localDay, momentOf, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

const HALF_LIFE_DAYS = 30;
const WEIGHTED = sql`round(s.amount * coalesce(s.probability, g.probability, 0) / 100.0)`;
/** What is open, from what each deal was: so that any past day is as quick as today. */
export const openDeal = defineSource({
  ...describeSource(
    'open_deal',
    {
      deal_id: ['→deal', 'deal.name'],
      company_id: ['→company', 'deal.company_id'],
      pipeline_id: ['→pipeline', 'deal.pipeline_id'],
      stage_id: ['→stage', 'deal.stage_id'],
      opened_at: ['datetime', 'deal.created_at'],
      closes_on: ['date', 'deal.closes_on'],
      amount: ['money', 'deal.amount'],
      weighted: ['money', 'deal.amount', 'deal.probability', 'deal.stage_id', 'stage.probability'],
      next_step: ['boolean', 'task.deal_id', 'task.done_at'],
      stale: [
        'boolean',
        'deal.closes_on',
        'task.deal_id',
        'task.done_at',
        'activity.deal_id',
        'activity.occurred_at',
        'activity.kind',
      ],
      freshness: [
        'number',
        'deal.updated_at',
        'activity.deal_id',
        'activity.occurred_at',
        'activity.kind',
      ],
    },
    ['deal.status', 'deal.stage_id', 'deal.pipeline_id'],
  ),
  record: 'deal',
  plainMoney: ['amount', 'weighted'],
  since: 'opened_at',
  isOfMoment: true,
  rows: (scope) => sql`
    select s.workspace_id, s.deal_id as record_id, s.owner_id, s.deal_id, r.company_id,
      s.pipeline_id, s.stage_id, r.created_at as opened_at, s.closes_on,
      ${money(sql`s.amount`)} as amount, s.amount as amount_amount, s.currency as amount_currency,
      ${money(WEIGHTED)} as weighted, ${WEIGHTED}::bigint as weighted_amount,
      s.currency as weighted_currency,
      ${nextStep(scope)} as next_step, ${still(scope)} as stale,
      ${freshness(scope, lastContact(scope), HALF_LIFE_DAYS)} as freshness
    from deal_state s
    left join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
    left join (${stagesThen(scope)}) g on g.id = s.stage_id
    where s.workspace_id = ${scope.actor.workspaceId} and s.status = 'open' and ${isThen(scope)}
      and ${isSeen(scope, 's')}`,
});

function money(amount: Sql): Sql {
  return sql`(case when s.amount is not null then
    jsonb_build_object('amount', ${amount}, 'currency', s.currency) end)`;
}

function isThen(scope: SourceScope): Sql {
  if (scope.before === null) return sql`s.until = 'infinity'`;
  const moment = momentOf(scope);
  return sql`(s.since < ${moment} and s.until >= ${moment})`;
}

/** A stage counts with the probability that it had: that before its first change since. */
function stagesThen(scope: SourceScope): Sql {
  const { workspaceId } = scope.actor;
  const chance =
    scope.before === null
      ? sql`g.probability`
      : sql`case when later.chance is null then g.probability
          else (later.chance ->> 0)::integer end`;
  return sql`
    select g.id, ${chance} as probability from stage g
    left join lateral (
      select jsonb_build_array(e.changes -> 'probability' -> 0) as chance from ledger_event e
      where ${scope.before !== null} and e.workspace_id = g.workspace_id and e.record_id = g.id
        and e.at >= ${momentOf(scope)} and e.changes ? 'probability'
      order by e.seq limit 1
    ) later on true
    where g.workspace_id = ${workspaceId}`;
}

function nextStep(scope: SourceScope): Sql {
  return sql`exists (select from task t where t.deal_id = s.deal_id and ${isPlanned(scope)})`;
}

function lastContact(scope: SourceScope): Sql {
  return sql`(select max(a.occurred_at) from activity a
    where ${isContact(scope)} and a.deal_id = s.deal_id)`;
}

function still(scope: SourceScope): Sql {
  const dayIn = (instant: Sql) => localDay(instant, scope);
  return standsStill({
    deal: { id: sql`s.deal_id`, closes_on: sql`s.closes_on`, made_on: dayIn(sql`r.created_at`) },
    on: dayOf(scope),
    hasNextStep: nextStep(scope),
    contact: isContact(scope),
    dayOf: dayIn,
  });
}

/**
 * For the states of deals, which are there as long as these: the reader sees the deal, and it is not in
 * the bin. Said so, the deal itself is not looked up for what its state tells.
 */
export function isSeen(scope: SourceScope, state: string): Sql {
  return sql`not exists (select from deal h where h.workspace_id = ${scope.actor.workspaceId}
    and h.id = ${sql.ref(`${state}.deal_id`)}
    and (${unseen(scope.actor, 'h')} or h.deleted_at is not null))`;
}
