import type { ActivityKind } from '#src/features/work/activity/activity.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Task, type TaskKind, task } from '../task.ts';
import { continueSeries, rescheduleTask, slotOfOccurrence } from './series-commands.ts';
import { lockTask } from './task-rows.ts';

/** A meeting noted within a day took place when it was due; later one cannot know. */
const NOTED_WITHIN_MS = 24 * 60 * 60 * 1000;

const NOTE_KINDS: Record<TaskKind, ActivityKind> = {
  follow_up: 'note',
  call: 'call',
  meeting: 'meeting',
  visit: 'visit',
  message: 'message',
};

export interface Completion {
  /** The day of a series that is done, if it is not its next. */
  occurrence?: string | undefined;
  note?: string | undefined;
  next?:
    | {
        subject: string;
        due_on: string;
        due_at?: string | null | undefined;
        kind?: TaskKind | null | undefined;
        promised_by?: 'us' | 'them' | null | undefined;
      }
    | undefined;
}

/** Finishes a task, with what happened and what comes next: one command, taken back as one. */
export async function completeTask(
  ctx: WriteContext,
  types: RecordTypes,
  given: { id: string; completion: Completion },
): Promise<Row> {
  const { id, completion } = given;
  const before = await lockTask(ctx, id);
  const note = completion.note?.trim();
  if (before.done_at !== null) {
    if (note || completion.next) throw alreadyDone();
    return answerRecord(ctx, task, id);
  }
  const { occurrence } = completion;
  const slot = before.repeats && occurrence ? slotOfOccurrence(before, occurrence) : {};
  const alone = before.repeats === null ? {} : { repeats: null };
  const patch = { done_at: ctx.now().toISOString(), ...slot, ...alone };
  await updateRecords(ctx, types.get('task')!, [{ id, patch }], { verb: 'completed' });
  await continueSeries(ctx, types, { row: before, day: occurrence });
  if (note) {
    const about = { ...before, ...slot };
    await createRecords(ctx, types.get('activity')!, [noteOn(ctx, about, note)]);
  }
  if (completion.next) {
    await createRecords(ctx, types.get('task')!, [{ ...subjectOf(before), ...completion.next }]);
  }
  return answerRecord(ctx, task, id);
}

export async function reopenTask(ctx: WriteContext, types: RecordTypes, id: string): Promise<Row> {
  await updateRecords(ctx, types.get('task')!, [{ id, patch: { done_at: null } }], {
    verb: 'reopened',
  });
  return answerRecord(ctx, task, id);
}

/** Moves a task to another day; without `due_at` its time of day goes along. A series goes on. */
export function postponeTask(
  ctx: WriteContext,
  types: RecordTypes,
  given: { id: string; due_on: string; due_at?: string | null | undefined },
): Promise<Row> {
  return rescheduleTask(ctx, types, given);
}

export async function assignTask(
  ctx: WriteContext,
  types: RecordTypes,
  given: { id: string; owner_id: string },
): Promise<Row> {
  const { id, owner_id } = given;
  await updateRecords(ctx, types.get('task')!, [{ id, patch: { owner_id } }], {
    verb: 'assigned',
  });
  return answerRecord(ctx, task, id);
}

function alreadyDone(): AppError {
  const message = 'This task was finished already. Add the note or the next task by itself.';
  return new AppError('conflict', message, { reason: 'done' });
}

/** Whom it is about and who may see it: what a note on a task and its next task share with it. */
function subjectOf({ person_id, company_id, deal_id, case_id, visibility }: Task) {
  return { person_id, company_id, deal_id, case_id, visibility };
}

function noteOn(ctx: WriteContext, about: Task, body: string) {
  const kind = NOTE_KINDS[(about.kind as TaskKind | null) ?? 'follow_up'];
  return { ...subjectOf(about), kind, body, occurred_at: timeOf(ctx, about) };
}

function timeOf(ctx: WriteContext, { due_at }: Task): string {
  const now = ctx.now();
  const since = due_at ? now.getTime() - Date.parse(due_at) : -1;
  return since >= 0 && since < NOTED_WITHIN_MS ? due_at! : now.toISOString();
}
