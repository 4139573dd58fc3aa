import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

/** The task that stands for what is owed: always the same for the same thing, and no id of its own. */
export function taskOf(id: string): string {
  const hash = createHash('sha256').update(`owed ${id}`).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}

/** What is owed of a concern besides its fixes, each with a task of its own. */
export const answerOwedOf = (id: string) => `${id} answer`;
export const changeOwedOf = (id: string) => `${id} change`;
export const decisionOwedOf = (id: string) => `${id} decision`;

interface Owed {
  id: string;
  owner_id: string;
  due_on: string;
  subject: string;
  note: string;
}

/** Stands in its owner's day; owed again, the same task stands there anew. */
export async function planOwed(ctx: WriteContext, types: RecordTypes, owed: Owed): Promise<void> {
  const id = taskOf(owed.id);
  const known = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId}`);
  if (!known) {
    await createRecords(ctx, types.get('task')!, [{ ...owed, id }]);
    return;
  }
  const patches = [{ id, patch: { ...owed, id, done_at: null, deleted_at: null } }];
  await updateRecords(ctx, types.get('task')!, patches, { verb: 'changed', isPermitted: true });
}

interface Owing {
  id: string;
  owner_id?: string;
  done_at?: string | null;
  /** Null: it is there again. */
  deleted_at?: string | null;
}

/** Brings the task along: done, open again, gone, back, or somebody else's. */
export async function changeOwed(
  ctx: WriteContext,
  types: RecordTypes,
  { id, ...patch }: Owing,
): Promise<void> {
  const isBack = patch.deleted_at === null;
  const task = await ctx.db.first(sql`select id from task where id = ${taskOf(id)}
    and workspace_id = ${ctx.actor.workspaceId} and (deleted_at is not null) = ${isBack}`);
  if (!task) return;
  const verb = patch.deleted_at ? 'deleted' : patch.done_at ? 'completed' : 'changed';
  const patches = [{ id: taskOf(id), patch }];
  await updateRecords(ctx, types.get('task')!, patches, { verb, isPermitted: true });
}

/** Which of what is owed still stands in somebody's day. */
export async function listOpenOwed(ctx: WriteContext, owed: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(sql`select t.id from task t
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = any(${owed.map(taskOf)}::uuid[])
      and t.done_at is null and t.deleted_at is null`);
  const open = new Set(rows.map(({ id }) => id));
  return owed.filter((one) => open.has(taskOf(one)));
}
