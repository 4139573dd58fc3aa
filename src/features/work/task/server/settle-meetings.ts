import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { knownZone, startOfDay } from '#src/lib/zoned-days.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { agreeOnDue, type Due } from '../due.ts';
import { dayOfSlot, fitsRule, type Slot, settleRule } from '../occurrences.ts';
import { parseRule, shiftRule, writeRule } from '../repeat-rule.ts';
import type { Task as StoredTask } from '../task.ts';

type Task = { -readonly [Name in keyof StoredTask]: StoredTask[Name] };

const MOST_MS = 31 * 24 * 60 * 60 * 1000;
const MOST_REMINDER_MINUTES = 4 * 7 * 24 * 60;

/** Day, time, end and rule of tasks as one, on the clock of the one who keeps them. */
export async function settleMeetings(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const timed = rows.filter(({ before, after }) => isTimed(after) || isTimed(before));
  if (timed.length === 0) return;
  const zones = await readZones(ctx, timed);
  for (const { before, after } of timed) {
    const zone = zones.get(keeperOf(ctx, after)) ?? 'UTC';
    const [old, now] = [before as Task | null, after as unknown as Task];
    Object.assign(now, agreeOnDue(old && dueOf(old), dueOf(now), zone));
    settleEnd(old, now, zone);
    settleRepeats(old, now, zone);
    checkReminder(now);
  }
}

function isTimed(row: Record<string, unknown> | null): boolean {
  const { due_at, ends_at, repeats, reminder } = row ?? {};
  return [due_at, ends_at, repeats, reminder].some(
    (value) => value !== null && value !== undefined,
  );
}

function keeperOf(ctx: WriteContext, row: Record<string, unknown>): string {
  return (row.owner_id ?? ctx.actor.memberId) as string;
}

async function readZones(ctx: WriteContext, rows: SavedRow[]): Promise<Map<string, string>> {
  const keepers = [...new Set(rows.map(({ after }) => keeperOf(ctx, after)))];
  const members = await ctx.db.rows<{ id: string; time_zone: string }>(sql`
    select id, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = any(${keepers}::uuid[])`);
  return new Map(members.map(({ id, time_zone }) => [id, knownZone(time_zone)]));
}

function dueOf({ due_on, due_at }: Task): Due {
  return { due_on, due_at };
}

/** The end goes along with the beginning; it is refused only where it was given. */
function settleEnd(before: Task | null, after: Task, zone: string): void {
  if (after.ends_at === null) return;
  if (after.due_on === null) {
    after.ends_at = null;
    return;
  }
  const isGiven = !before || !isSameInstant(before.ends_at, after.ends_at);
  const begins = beginOf(after, zone);
  if (!isGiven && before.due_on !== null) {
    const isSameKind = (before.due_at === null) === (after.due_at === null);
    const length = Date.parse(before.ends_at!) - beginOf(before, zone);
    after.ends_at = isSameKind ? new Date(begins + length).toISOString() : null;
    return;
  }
  const length = Date.parse(after.ends_at) - begins;
  if (length < 0) throw refuse('ends_at', 'It cannot end before it begins. Give a later end.');
  if (length > MOST_MS)
    throw refuse('ends_at', 'A meeting has at most 31 days. Give an earlier end.');
}

function beginOf({ due_on, due_at }: Task, zone: string): number {
  return Date.parse(due_at ?? startOfDay(due_on!, zone));
}

function isSameInstant(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}

/** A rule is checked when it is given; when its day is moved, it moves along. */
function settleRepeats(before: Task | null, after: Task, zone: string): void {
  if (after.repeats === null) {
    Object.assign(after, { time_zone: null, skipped: [] });
    return;
  }
  if (after.due_on === null)
    throw refuse('due_on', 'What repeats needs a day. Give the first one.');
  after.time_zone = knownZone(after.time_zone ?? zone);
  const slot = after as Slot;
  if (before?.repeats !== after.repeats) {
    after.repeats = settleRule(after.repeats, slot, after.time_zone);
    return;
  }
  const from = dayOfSlot(before as Slot, after.time_zone);
  const to = dayOfSlot(slot, after.time_zone);
  if (from !== to && !fitsRule(after.repeats, to)) {
    after.repeats = writeRule(shiftRule(parseRule(after.repeats), from, to));
  }
}

function checkReminder({ reminder }: Task): void {
  if (reminder === null || (reminder >= 0 && reminder <= MOST_REMINDER_MINUTES)) return;
  throw refuse('reminder', 'A reminder comes from 0 minutes to four weeks before.');
}

function refuse(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
