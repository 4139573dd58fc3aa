import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { KEPT_DAYS } from '../lineage.ts';
import { daysAgo } from './use-queries.ts';

const TABLE = {
  name: 'kept_field',
  fields: ['record_type', 'field', 'reason', 'until', 'deleted_at'],
  hasVersion: false,
} as const;

export interface Keep {
  type: string;
  field: string;
  reason: string;
}

/** Keeps a field that nobody reads, until it is asked about again. */
export async function keepField(ctx: WriteContext, { type, field, reason }: Keep): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const now = ctx.now();
  const until = daysAgo(now, -KEPT_DAYS);
  const before = await ctx.db.first<{ id: string }>(sql`
    select k.* from kept_field k
    where k.workspace_id = ${workspaceId} and k.record_type = ${type} and k.field = ${field}
      and k.deleted_at is null for update`);
  await saveRow(ctx, TABLE, {
    id: before?.id ?? newId(),
    before,
    after: { record_type: type, field, reason, until },
    verb: before ? 'changed' : 'created',
    besides: { kept_by: memberId, ...(!before && { created_at: now.toISOString() }) },
  });
}

export interface KeepPatch {
  reason?: string;
  until?: string;
  deleted_at?: string | null;
}

/** Sets back what was said of a field that is kept. Gives whether it is there. */
export async function resetKeep(
  ctx: WriteContext,
  { id, patch, undoOf }: { id: string; patch: KeepPatch; undoOf: string },
): Promise<boolean> {
  const before = await ctx.db.first<Keep & Required<KeepPatch>>(sql`
    select k.* from kept_field k
    where k.workspace_id = ${ctx.actor.workspaceId} and k.id = ${id} for update`);
  if (!before) return false;
  const after = { ...before, ...patch };
  await saveRow(ctx, TABLE, { id, before, after, verb: 'undone', undoOf });
  return true;
}
