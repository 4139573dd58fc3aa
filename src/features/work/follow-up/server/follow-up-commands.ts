import { sql } from 'kysely';
import type { ActivityKind } from '#src/features/work/activity/activity.ts';
import { completeTask, postponeTask } from '#src/features/work/task/server/task-commands.ts';
import { type TaskKind, task } from '#src/features/work/task/task.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';

interface NextTask {
  subject: string;
  due_on: string;
  due_at?: string | null | undefined;
  kind?: TaskKind | null | undefined;
  promised_by?: 'us' | 'them' | null | undefined;
}

export interface CallLog {
  task_id?: string | undefined;
  person_id?: string | undefined;
  company_id?: string | undefined;
  note?: string | undefined;
  move_to?: { due_on: string; due_at?: string | null | undefined } | undefined;
  next?: NextTask | undefined;
}

interface Subject {
  person_id: string | null;
  company_id: string | null;
  deal_id?: string | null;
  case_id?: string | null;
  visibility?: string;
}

/** What came of a call: the note, its task done or moved, and the next step; taken back as one. */
export async function logCall(
  ctx: WriteContext,
  types: RecordTypes,
  log: CallLog,
): Promise<{ activity_id: string | null; next_id: string | null }> {
  const about = log.task_id
    ? await lockTask(ctx, log.task_id)
    : { person_id: log.person_id ?? null, company_id: log.company_id ?? null };
  const note = log.note?.trim();
  const activity_id = note ? await addCall(ctx, types, { about, note }) : null;
  if (log.task_id && log.move_to) {
    await postponeTask(ctx, types, { id: log.task_id, ...log.move_to });
  } else if (log.task_id) {
    await completeTask(ctx, types, { id: log.task_id, completion: {} });
  }
  const next_id = log.next ? await addNext(ctx, types, { about, next: log.next }) : null;
  return { activity_id, next_id };
}

async function addCall(
  ctx: WriteContext,
  types: RecordTypes,
  { about, note }: { about: Subject; note: string },
): Promise<string> {
  const kind: ActivityKind = 'call';
  const occurred_at = ctx.now().toISOString();
  const call = { ...about, kind, body: note, occurred_at };
  return (await createRecords(ctx, types.get('activity')!, [call]))[0]!;
}

async function addNext(
  ctx: WriteContext,
  types: RecordTypes,
  { about, next }: { about: Subject; next: NextTask },
): Promise<string> {
  return (await createRecords(ctx, types.get('task')!, [{ ...about, ...next }]))[0]!;
}

async function lockTask(ctx: WriteContext, id: string): Promise<Subject> {
  const row = await ctx.db.first<Subject & { done_at: string | null; deleted_at: string | null }>(
    sql`select r.person_id, r.company_id, r.deal_id, r.case_id, r.visibility, r.done_at, r.deleted_at
      from task r where ${visible(ctx.actor, 'r')} and r.id = ${id} for update`,
  );
  if (!row) throw notFound(task);
  const { done_at, deleted_at, ...about } = row;
  if (deleted_at !== null) {
    throw new AppError('conflict', 'This task is in the bin. Restore it first, or go on.', {
      reason: 'in_bin',
    });
  }
  if (done_at === null) return about;
  const message = 'This task was finished already. Go on to the next one.';
  throw new AppError('conflict', message, { reason: 'done' });
}

/** Gives a task to a colleague; the word goes on top of its note, with the name of who says it. */
export async function handOverTask(
  ctx: WriteContext,
  types: RecordTypes,
  given: { id: string; owner_id: string; word?: string | undefined },
): Promise<{ id: string; owner_id: string }> {
  const { id, owner_id } = given;
  const word = given.word?.trim();
  const row = await ctx.db.first<{ note: string | null; from: string }>(sql`
    select r.note, m.name as "from" from task r
    join member m on m.workspace_id = r.workspace_id and m.id = ${ctx.actor.memberId}
    where ${visible(ctx.actor, 'r')} and r.id = ${id} for update of r`);
  if (!row) throw notFound(task);
  const note = word && [`${row.from}: ${word}`, row.note].filter(Boolean).join('\n\n');
  if (note && note.length > 20_000) {
    throw new AppError('invalid', 'The note of this task is full. Shorten the word or the note.');
  }
  const patch = { owner_id, ...(note && { note }) };
  await updateRecords(ctx, types.get('task')!, [{ id, patch }], { verb: 'assigned' });
  return { id, owner_id };
}
