import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import { dayAt, knownZone } from '#src/lib/zoned-days.ts';
import { binRecords, createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { dayOfSlot, findNext, hasDay, moveSlot, type Slot } from '../occurrences.ts';
import { endRule, parseRule, shiftRule, writeRule } from '../repeat-rule.ts';
import type { Scope } from '../series-api.ts';
import { type Task, task } from '../task.ts';
import { copyOf } from './copy-task.ts';
import { requireOpen } from './task-rows.ts';

export interface Occurrence {
  id: string;
  occurrence?: string | undefined;
  scope?: Scope | undefined;
}

export interface NewTime {
  due_on?: string | undefined;
  due_at?: string | null | undefined;
  ends_at?: string | null | undefined;
}

/** What ends the series in a row that stands by itself from now on. */
const ALONE = { repeats: null, skipped: [] as string[] };

interface Series {
  row: Task;
  zone: string;
  /** The day of its own row, on its clock. */
  first: string;
}

/** The open task, and what it is as a series. */
async function lockSeries(ctx: WriteContext, id: string): Promise<Series> {
  const row = await requireOpen(ctx, id);
  const zone = knownZone(row.time_zone ?? (await readMemberZone(ctx, row.owner_id ?? undefined)));
  return { row, zone, first: dayOfSlot(row as Slot, zone) };
}

/**
 * The slot of a series' occurrence, its own row if none is named.
 *
 * @throws AppError if the series does not take place on that day
 */
function findSlot({ row, zone, first }: Series, occurrence: string | undefined): Slot {
  if (occurrence === undefined || occurrence === first) return row as Slot;
  const isThere =
    row.repeats !== null && hasDay(row as { repeats: string } & Task, first, occurrence);
  if (!isThere) {
    throw new AppError('conflict', 'This does not take place on that day. Load it again.', {
      reason: 'no_occurrence',
    });
  }
  return moveSlot(row as Slot, occurrence, zone);
}

/** When a series takes place on one of its days. */
export function slotOfOccurrence(row: Task, occurrence: string): Slot {
  const zone = knownZone(row.time_zone ?? 'UTC');
  const { due_on, due_at, ends_at } = findSlot(
    { row, zone, first: dayOfSlot(row as Slot, zone) },
    occurrence,
  );
  return { due_on, due_at, ends_at };
}

/** Gives a task, or one occurrence of a series, another time; what follows stays as it was agreed. */
export async function rescheduleTask(
  ctx: WriteContext,
  types: RecordTypes,
  given: Occurrence & NewTime,
): Promise<Row> {
  const series = await lockSeries(ctx, given.id);
  const { row, zone, first } = series;
  const slot = findSlot(series, given.occurrence);
  const time = placeAt(slot, given, zone);
  const day = given.occurrence ?? first;
  const isOwn = day === first;
  const type = types.get('task')!;
  const options = { verb: 'postponed' } as const;
  if (row.repeats === null || (isOwn && given.scope === 'following')) {
    await updateRecords(ctx, type, [{ id: row.id, patch: { ...time } }], options);
    return answerRecord(ctx, task, row.id);
  }
  if (isOwn) {
    await updateRecords(ctx, type, [{ id: row.id, patch: { ...time, ...ALONE } }], options);
    await goOn(ctx, types, { series, after: first });
    return answerRecord(ctx, task, row.id);
  }
  const rest = given.scope === 'following' ? restOf(series, day, dayOfSlot(time, zone)) : {};
  const patch =
    given.scope === 'following'
      ? { repeats: writeRule(endRule(parseRule(row.repeats), day)) }
      : { skipped: [...row.skipped, day] };
  await updateRecords(ctx, type, [{ id: row.id, patch }]);
  const copy = { ...(await copyOf(ctx, row)), ...time, ...rest };
  const [id] = await createRecords(ctx, type, [copy]);
  return answerRecord(ctx, task, id!);
}

/** The series as it goes on from one of its later days, which is moved. */
function restOf({ row, first, zone }: Series, day: string, to: string) {
  const next = findNext(row as { repeats: string } & Task, { first, after: addDays(day, -1) });
  const repeats = writeRule(shiftRule(parseRule(next?.repeats ?? row.repeats!), day, to));
  return { repeats, time_zone: zone, skipped: row.skipped.filter((one) => one > day) };
}

/** Without a time the one of the slot goes along; without an end its length does. */
function placeAt(slot: Slot, given: NewTime, zone: string): Slot {
  const { due_on, due_at, ends_at } = given;
  let placed: Slot;
  if (typeof due_at === 'string') {
    const length =
      slot.ends_at && slot.due_at ? Date.parse(slot.ends_at) - Date.parse(slot.due_at) : null;
    const end = length === null ? null : new Date(Date.parse(due_at) + length).toISOString();
    placed = { due_on: dayAt(due_at, zone), due_at, ends_at: end };
  } else if (due_at === null && slot.due_at !== null) {
    placed = { due_on: due_on ?? slot.due_on, due_at: null, ends_at: null };
  } else {
    placed = moveSlot(slot, due_on ?? slot.due_on, zone);
  }
  return ends_at === undefined ? placed : { ...placed, ends_at };
}

/** Leaves out one occurrence, or ends the series before it. */
export async function skipOccurrence(
  ctx: WriteContext,
  types: RecordTypes,
  given: Occurrence,
): Promise<Row> {
  const series = await lockSeries(ctx, given.id);
  const { row, zone, first } = series;
  const type = types.get('task')!;
  if (row.repeats === null) {
    throw new AppError('conflict', 'This does not repeat. Delete it instead.', {
      reason: 'no_series',
    });
  }
  findSlot(series, given.occurrence);
  const day = given.occurrence ?? first;
  const next = findNext(row as { repeats: string } & Task, { first, after: first });
  if (day === first && (given.scope === 'following' || !next)) {
    await binRecords(ctx, type, [row.id]);
    return answerRecord(ctx, task, row.id);
  }
  const patch = patchToSkip({ row, zone, first }, { day, next, scope: given.scope });
  await updateRecords(ctx, type, [{ id: row.id, patch }]);
  return answerRecord(ctx, task, row.id);
}

function patchToSkip(
  { row, zone, first }: Series,
  given: { day: string; next: ReturnType<typeof findNext>; scope: Scope | undefined },
) {
  const { day, next, scope } = given;
  if (scope === 'following') return { repeats: writeRule(endRule(parseRule(row.repeats!), day)) };
  if (day !== first) return { skipped: [...row.skipped, day] };
  return { ...moveSlot(row as Slot, next!.day, zone), repeats: next!.repeats };
}

/**
 * Makes the next one of a series whose own row is done or stands by itself: the first after the day,
 * and not before today, for what was missed is not asked for over and over.
 */
export async function continueSeries(
  ctx: WriteContext,
  types: RecordTypes,
  given: { row: Task; day?: string | undefined },
): Promise<void> {
  if (given.row.repeats === null) return;
  const { row } = given;
  const zone = knownZone(row.time_zone ?? 'UTC');
  const first = dayOfSlot(row as Slot, zone);
  const yesterday = addDays(dayAt(ctx.now().toISOString(), zone), -1);
  const after = [given.day ?? first, yesterday].sort().at(-1)!;
  await goOn(ctx, types, { series: { row, zone, first }, after });
}

async function goOn(
  ctx: WriteContext,
  types: RecordTypes,
  { series, after }: { series: Series; after: string },
): Promise<void> {
  const { row, zone, first } = series;
  const next = findNext(row as { repeats: string } & Task, { first, after });
  if (!next) return;
  const time = moveSlot(row as Slot, next.day, zone);
  const rest = {
    repeats: next.repeats,
    time_zone: zone,
    skipped: row.skipped.filter((day) => day > next.day),
  };
  await createRecords(ctx, types.get('task')!, [{ ...(await copyOf(ctx, row)), ...time, ...rest }]);
}
