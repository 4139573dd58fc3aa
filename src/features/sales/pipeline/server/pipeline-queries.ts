import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { StageKind } from '../stage.ts';

export interface StageRow {
  id: string;
  name: string;
  pipeline_id: string;
  position: number;
  kind: StageKind;
  probability: number | null;
  exit_fields: string[];
  exit_checks: string[];
}
export interface PipelineRow {
  id: string;
  name: string;
  stages: StageRow[];
}

/** All pipelines with their stages, each in its order. */
export async function readPipelines(ctx: ReadContext): Promise<PipelineRow[]> {
  const { workspaceId } = ctx.actor;
  const pipelines = await ctx.db.rows<{ id: string; name: string }>(sql`
    select p.id, p.name from pipeline p
    where p.workspace_id = ${workspaceId} and p.deleted_at is null order by p.position, p.id`);
  const stages = await ctx.db.rows<StageRow>(sql`
    select s.id, s.name, s.pipeline_id, s.position, s.kind, s.probability, s.exit_fields,
      s.exit_checks
    from stage s where s.workspace_id = ${workspaceId} and s.deleted_at is null
    order by s.position, s.id`);
  return pipelines.map((one) => ({
    ...one,
    stages: stages.filter(({ pipeline_id }) => pipeline_id === one.id),
  }));
}

/** The stage, also one that was removed since; kept as it is until the end of the transaction. */
export function readStages(ctx: ReadContext, ids: string[]): Promise<StageRow[]> {
  return ctx.db.rows<StageRow>(sql`
    select s.id, s.name, s.pipeline_id, s.position, s.kind, s.probability, s.exit_fields,
      s.exit_checks
    from stage s where s.workspace_id = ${ctx.actor.workspaceId} and s.id = any(${ids}::uuid[])`);
}

/** Where a deal begins: the first open stage of the first pipeline. */
export function readFirstStage(ctx: ReadContext): Promise<StageRow | undefined> {
  return ctx.db.first<StageRow>(sql`
    select s.id, s.name, s.pipeline_id, s.position, s.kind, s.probability, s.exit_fields,
      s.exit_checks
    from stage s join pipeline p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
    where s.workspace_id = ${ctx.actor.workspaceId} and s.deleted_at is null
      and p.deleted_at is null and s.kind = 'open'
    order by p.position, p.id, s.position, s.id limit 1`);
}

export interface ReasonRow {
  id: string;
  name: string;
  kind: 'won' | 'lost';
}

export function readReasons(ctx: ReadContext): Promise<ReasonRow[]> {
  return ctx.db.rows<ReasonRow>(sql`
    select r.id, r.name, r.kind from outcome_reason r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
    order by r.position, r.id`);
}
