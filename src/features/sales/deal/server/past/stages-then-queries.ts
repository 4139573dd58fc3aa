import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';

export interface StageThen {
  id: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  position: number;
  probability: number | null;
  deleted_at: string | null;
}

/** The stages of a pipeline, those removed since too, with what they counted for at that moment. */
export async function readStagesThen(
  ctx: ReadContext,
  pipelineId: string,
  at: string,
): Promise<StageThen[]> {
  const stages = await ctx.db.rows<StageThen>(sql`
    select s.id, s.name, s.kind, s.position, s.deleted_at,
      case when later.changes is null then s.probability
        else (later.changes -> 'probability' ->> 0)::int end as probability
    from stage s
    left join lateral (
      select e.changes from ledger_event e
      where e.workspace_id = s.workspace_id and e.record_id = s.id and e.at >= ${at}
        and e.changes ? 'probability' and e.verb <> 'stage.created'
      order by e.seq limit 1) later on true
    where s.workspace_id = ${ctx.actor.workspaceId} and s.pipeline_id = ${pipelineId}
    order by s.position, s.id`);
  if (stages.length > 0) return stages;
  throw new AppError('not_found', 'There is no such pipeline. Choose another.');
}
