import { sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Of the closed deals that were once in a stage, how many were won. */
export interface StageHistory {
  stage_id: string;
  name: string;
  probability: number;
  closed: number;
  won: number;
}

const LOOK_BACK_DAYS = 730;
const DAY_MS = 86_400_000;

/** How each stage fared in the two years before an instant, by what was known at that instant. */
export function readHistory(ctx: ReadContext, at: string): Promise<StageHistory[]> {
  const since = new Date(Date.parse(at) - LOOK_BACK_DAYS * DAY_MS).toISOString();
  const { workspaceId } = ctx.actor;
  return ctx.db.rows<StageHistory>(sql`
    with ended as (
      select s.deal_id, s.status from deal_state s
      join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
      where s.workspace_id = ${workspaceId} and s.status in ('won', 'lost')
        and s.until > ${at} and s.since <= ${at} and s.closed_at > ${since}
        and ${visible(viewerOf(ctx.actor), 'r')} and r.deleted_at is null
    ), visited as (
      select distinct e.deal_id, e.status, s.stage_id from ended e
      join deal_state s on s.workspace_id = ${workspaceId} and s.deal_id = e.deal_id
        and s.status = 'open' and s.since <= ${at}
    )
    select g.id as stage_id, g.name, coalesce(g.probability, 0) as probability,
      count(v.deal_id)::int as closed, count(*) filter (where v.status = 'won')::int as won
    from stage g left join visited v on v.stage_id = g.id
    where g.workspace_id = ${workspaceId} and g.kind = 'open'
    group by g.id, g.name, g.probability, g.position, g.pipeline_id
    order by g.pipeline_id, g.position, g.id`);
}
