import { sql } from 'kysely';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../decision.de.json' with { type: 'json' };
import italian from '../decision.it.json' with { type: 'json' };
import { type Decision, decision } from '../decision.ts';
import { isThere } from './meeting-type.ts';

/** Whoever sees to a decision has it among their tasks; what was decided stays once the meeting ended. */
export const decisionType: RecordType = {
  declaration: decision,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const row of rows) {
      row.after.status ??= 'open';
      if (row.after.owner_id === null) throw nobody();
      if (row.before) await checkStays(ctx, row);
      await keepAsTask(ctx, row);
    }
  },
};

function nobody(): AppError {
  const message = 'Somebody has to see to it. Choose who.';
  return new AppError('invalid', message, { issues: [{ path: ['owner_id'], message }] });
}

const SAID = ['what', 'reason', 'deleted_at'] as const;

async function checkStays(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (!after.meeting_id || SAID.every((name) => isSame(before![name], after[name]))) return;
  const ended = await ctx.db.first(sql`
    select 1 from meeting where workspace_id = ${ctx.actor.workspaceId}
      and id = ${after.meeting_id} and status = 'ended'`);
  if (!ended) return;
  throw new AppError(
    'conflict',
    'What a meeting decided stays as it was said. Drop it with the reason, or decide anew.',
    { reason: 'decision_stays' },
  );
}

async function keepAsTask(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (!before) {
    const id = newId();
    await createRecords(ctx, taskType, [{ id, kind: 'follow_up', ...taskOf(after) }]);
    after.task_id = id;
    return;
  }
  const [was, is] = [before, after].map(taskOf);
  const closes = !isSame(before.closed_at, after.closed_at);
  const bins = !isSame(before.deleted_at, after.deleted_at);
  if (!after.task_id || (isSame(was, is) && !closes && !bins)) return;
  const patch = {
    ...is,
    ...(closes && { done_at: after.closed_at }),
    ...(bins && { deleted_at: after.deleted_at }),
  };
  const id = String(after.task_id);
  if (await isThere(ctx, id)) {
    await updateRecords(ctx, taskType, [{ id, patch }], { isPermitted: true });
  }
}

function taskOf(row: Row) {
  const { what, reason, due_on, owner_id, visibility } = row as unknown as Decision;
  return { subject: what, note: reason, due_on, owner_id, visibility };
}
