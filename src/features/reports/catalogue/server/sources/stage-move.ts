import { sql } from 'kysely';
import { defineSource } from '../../../metric/server/source-type.ts';
import { isAsked, isThere } from './moment.ts';
import { isSeen } from './open-deal.ts';
import { describeSource } from './source-columns.ts';

/** A row each time that a deal left a stage in which it was open. */
export const stageMove = defineSource({
  ...describeSource(
    'stage_move',
    {
      deal_id: ['→deal', 'deal.name'],
      company_id: ['→company', 'deal.company_id'],
      pipeline_id: ['→pipeline', 'deal.pipeline_id'],
      stage_id: ['→stage', 'deal.stage_id'],
      to_stage_id: ['→stage', 'deal.stage_id'],
      result: ['choice', 'deal.stage_id', 'deal.status', 'stage.position'],
      entered_at: ['datetime', 'deal.stage_id', 'deal.stage_since'],
      moved_at: ['datetime', 'deal.stage_id', 'deal.stage_since'],
    },
    ['deal.pipeline_id', 'deal.status'],
  ),
  record: 'deal',
  since: 'moved_at',
  rows: (scope) => sql`
    with places as materialized (
      select id, position from stage where workspace_id = ${scope.actor.workspaceId})
    select n.workspace_id, n.deal_id as record_id, p.owner_id, n.deal_id, n.company_id,
      p.pipeline_id, p.stage_id, n.stage_id as to_stage_id,
      case when n.status <> 'open' then n.status
        when n.pipeline_id <> p.pipeline_id then 'elsewhere'
        when (p.stage_id, n.stage_id) in (select a.id, b.id from places a join places b
          on b.position > a.position) then 'on' else 'back' end as result,
      coalesce(
        (select max(q.until) from deal_state q where q.workspace_id = p.workspace_id
          and q.deal_id = p.deal_id and q.until <= p.since and q.stage_id <> p.stage_id),
        (select min(q.since) from deal_state q
          where q.workspace_id = p.workspace_id and q.deal_id = p.deal_id)) as entered_at,
      n.since as moved_at
    from (
      select r.company_id, n.workspace_id, n.deal_id, n.pipeline_id, n.stage_id, n.status, n.since
      from deal_state n left join deal r on r.workspace_id = n.workspace_id and r.id = n.deal_id
      where n.workspace_id = ${scope.actor.workspaceId} and ${isThere(scope, sql`n.since`)}
        and ${isAsked(scope, sql`n.since`)} and ${isSeen(scope, 'n')} offset 0) n
    join deal_state p on p.workspace_id = n.workspace_id and p.deal_id = n.deal_id
      and p.until = n.since and p.stage_id <> n.stage_id and p.status = 'open'
      and ${isAsked(scope, sql`p.until`)}`,
  times: (scope, earliest) => sql`
    select n.workspace_id, n.deal_id as record_id, n.since as moved_at from deal_state n
    where n.workspace_id = ${scope.actor.workspaceId} and ${isAsked(scope, sql`n.since`)}
      and ${isSeen(scope, 'n')} and exists (select from deal_state p where p.workspace_id = n.workspace_id
        and p.deal_id = n.deal_id and p.until = n.since and p.stage_id <> n.stage_id
        and p.status = 'open')
    order by n.since limit ${sql.lit(earliest)}`,
});
