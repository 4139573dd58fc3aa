import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import { KEPT_DAYS } from '../lineage.ts';
import { daysAgo } from './use-queries.ts';

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
  const before = await ctx.db.first<{ id: string; reason: string; until: string }>(sql`
    select k.id, k.reason, k.until from kept_field k
    where k.workspace_id = ${workspaceId} and k.record_type = ${type} and k.field = ${field}
      and k.deleted_at is null for update`);
  const id = before?.id ?? newId();
  await ctx.db.rows(sql`
    insert into kept_field (workspace_id, id, record_type, field, reason, until, kept_by, created_at)
    values (${workspaceId}, ${id}, ${type}, ${field}, ${reason}, ${until}, ${memberId},
      ${now.toISOString()})
    on conflict (workspace_id, id) do update
    set reason = excluded.reason, until = excluded.until, kept_by = excluded.kept_by`);
  ctx.emit({
    ...{ verb: before ? 'kept_field.changed' : 'kept_field.created', type: 'kept_field', id },
    changes: {
      ...(!before && { record_type: [null, type], field: [null, field], deleted_at: [null, null] }),
      reason: [before?.reason ?? null, reason],
      until: [before?.until ?? null, until],
    },
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
  const before = await ctx.db.first<Required<KeepPatch>>(sql`
    select k.reason, k.until, k.deleted_at from kept_field k
    where k.workspace_id = ${ctx.actor.workspaceId} and k.id = ${id} for update`);
  if (!before) return false;
  const after = { ...before, ...patch };
  await ctx.db.rows(sql`
    update kept_field k set reason = ${after.reason}, until = ${after.until},
      deleted_at = ${after.deleted_at}
    where k.workspace_id = ${ctx.actor.workspaceId} and k.id = ${id}`);
  const names = Object.keys(patch) as (keyof KeepPatch)[];
  ctx.emit({
    ...{ verb: 'kept_field.undone', type: 'kept_field', id, undoOf },
    changes: Object.fromEntries(names.map((name) => [name, [before[name], after[name]]])),
  });
  return true;
}
