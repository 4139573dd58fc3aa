import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

export function readStagesOf(ctx: ReadContext, pipelineId: string) {
  return ctx.db.rows<{ id: string; position: number }>(sql`
    select id, position from stage
    where workspace_id = ${ctx.actor.workspaceId} and pipeline_id = ${pipelineId}`);
}

export function readReasons(ctx: ReadContext) {
  return ctx.db.rows<{ id: string; kind: string; name: string }>(sql`
    select id, kind, name from outcome_reason where workspace_id = ${ctx.actor.workspaceId}`);
}

export async function readPendingApproval(ctx: ReadContext, quoteId: string): Promise<string> {
  const found = await ctx.db.first<{ id: string }>(sql`
    select id from approval where workspace_id = ${ctx.actor.workspaceId}
      and record_id = ${quoteId} and status = 'pending'`);
  if (!found) throw new Error(`Nothing waits for approval about ${quoteId}.`);
  return found.id;
}
