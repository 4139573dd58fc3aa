import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';
import { mayBecome } from '../agenda.ts';
import german from '../meeting.de.json' with { type: 'json' };
import italian from '../meeting.it.json' with { type: 'json' };
import { type Meeting, type MeetingStatus, meeting } from '../meeting.ts';
import { readBoard } from './board-queries.ts';
import { noBoard } from './freeze-board.ts';

/** What a meeting saw stays as it was. */
export const meetingType: RecordType = {
  declaration: meeting,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const row of rows) {
      await settle(ctx, row);
      await keepInCalendar(ctx, row);
    }
  },
};

async function settle(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (before) {
    await checkWay(ctx, { before, after });
  } else {
    after.status ??= 'planned';
    after.series ??= after.id;
  }
  if (after.board !== before?.board && !(await readBoard(ctx, String(after.board)))) {
    throw noBoard();
  }
  checkTitles(before, after);
  const attendees = new Set(after.attendees as string[]);
  attendees.delete(after.owner_id as string);
  after.attendees = [...attendees];
  if (after.visibility === 'private' && attendees.size > 0) {
    throw invalid(
      'visibility',
      'A meeting that others come to cannot be private. Share it with your team or with everyone.',
    );
  }
  await settleDay(ctx, before, after);
}

const FIXED = ['board', 'attendees', 'starts_on', 'starts_at', 'titles', 'owner_id'] as const;

async function checkWay(
  ctx: WriteContext,
  { before, after }: { before: Row; after: Row },
): Promise<void> {
  const [from, to] = [before.status as MeetingStatus, after.status as MeetingStatus];
  if (from !== to) {
    if (!mayBecome(from, to)) throw wrongWay(from);
    if (to === 'planned' && (await hasDecisions(ctx, after.id))) {
      throw new AppError(
        'conflict',
        'Decisions were taken in this meeting already, so its start stays.',
        { reason: 'decided' },
      );
    }
    return;
  }
  if (from !== 'ended') {
    if (from === 'open' && after.board !== before.board) throw stays();
    return;
  }
  if (FIXED.some((name) => !isSame(before[name], after[name]))) throw stays();
}

function stays(): AppError {
  return new AppError(
    'conflict',
    'What a meeting saw and who was there stays as it was. Plan another meeting instead.',
    { reason: 'meeting_stays' },
  );
}

export function wrongWay(status: MeetingStatus): AppError {
  const said = {
    planned: 'This meeting has not been started yet. Start it first.',
    open: 'This meeting is being held already.',
    ended: 'This meeting has ended. Plan another one.',
  };
  return new AppError('conflict', said[status], { reason: `meeting_${status}` });
}

async function hasDecisions({ db, actor }: WriteContext, id: string): Promise<boolean> {
  const found = await db.first(sql`
    select 1 from decision where workspace_id = ${actor.workspaceId} and meeting_id = ${id}
      and deleted_at is null limit 1`);
  return found !== undefined;
}

function checkTitles(before: Row | null, { titles }: Row): void {
  if (titles === null || titles === before?.titles) return;
  try {
    const found: unknown = JSON.parse(String(titles));
    const isMap = typeof found === 'object' && found !== null && !Array.isArray(found);
    if (isMap && Object.values(found).every((one) => typeof one === 'string')) return;
  } catch {
    // told below
  }
  throw invalid('titles', 'Titles are an object of texts by the id of the tile.');
}

/** With a time, the day is the one on its leader's clock. */
async function settleDay(ctx: WriteContext, before: Row | null, after: Row): Promise<void> {
  if (after.starts_at === null) return;
  if (before && isSame(before.starts_at, after.starts_at)) {
    // moved to another day without a new time
    if (before.starts_on !== after.starts_on) after.starts_at = null;
    return;
  }
  after.starts_on = dayAt(
    String(after.starts_at),
    await readMemberZone(ctx, after.owner_id as string),
  );
}

/** With a time it stands in the calendar of all who come, as a task of its leader. */
async function keepInCalendar(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (after.task_id === null) {
    if (after.starts_at === null || after.status !== 'planned') return;
    const task = { id: newId(), ...taskOf(after as unknown as Meeting) };
    await createRecords(ctx, taskType, [task]);
    after.task_id = task.id;
    return;
  }
  if (!before || before.task_id === null) return;
  const [was, is] = [before, after].map((row) => taskOf(row as unknown as Meeting));
  const isOver = after.status === 'ended' && before.status !== 'ended';
  if (isSame(was, is) && !isOver && isSame(before.deleted_at, after.deleted_at)) return;
  const patch = {
    ...is,
    ...(isOver && { done_at: after.ended_at }),
    ...(!isSame(before.deleted_at, after.deleted_at) && { deleted_at: after.deleted_at }),
  };
  const id = String(after.task_id);
  if (await isThere(ctx, id)) {
    await updateRecords(ctx, taskType, [{ id, patch }], { isPermitted: true });
  }
}

function taskOf({ name, starts_on, starts_at, attendees, owner_id, visibility }: Meeting) {
  return {
    subject: name,
    kind: 'meeting',
    due_on: starts_on,
    due_at: starts_at,
    colleagues: attendees,
    owner_id,
    visibility,
  };
}

/** It may have been erased with all else of somebody. */
export async function isThere({ db, actor }: WriteContext, taskId: string): Promise<boolean> {
  const row = await db.first(sql`
    select 1 from task where workspace_id = ${actor.workspaceId} and id = ${taskId}`);
  return row !== undefined;
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
