import { type RawBuilder, sql } from 'kysely';
import { dayOfSlot, daysWithin, moveSlot, type Slot } from '#src/features/work/task/occurrences.ts';
import { addDays } from '#src/lib/days.ts';
import { knownZone } from '#src/lib/zoned-days.ts';

/** Rules are worked out for so long at most, for others wait meanwhile; what is left is cut off. */
export const MOST_MS = 2000;

/** Longer than any meeting, with the hours between time zones. */
const LOOK_BACK_DAYS = 33;

export interface CalendarRequest {
  from: string;
  to: string;
  members: string[];
}

/** What tells when a task or its series takes place. */
export interface SlotRow extends Slot {
  repeats: string | null;
  skipped: string[];
  done_at: string | null;
  /** The clock of the series, else of its keeper. */
  zone: string;
}

/** Needs the owner as `m`. */
export const zoneOf = sql`coalesce(r.time_zone, m.time_zone, 'UTC')`;

/**
 * In the calendars and on the days that are asked for, roughly: a day of slack for time zones. Each
 * branch has its index, so that what is long past is not read.
 */
export function isAsked({ from, to, members }: CalendarRequest): RawBuilder<unknown> {
  const first = addDays(from, -LOOK_BACK_DAYS);
  const last = addDays(to, 1);
  const isNear = sql`r.due_on between ${first}::date and ${last}::date`;
  const isSeries = sql`(r.repeats is not null and r.done_at is null and r.due_on <= ${last}::date)`;
  const owns = sql`r.owner_id = any(${members}::uuid[])`;
  const comes = sql`r.colleagues <> '{}' and r.colleagues && ${members}::uuid[]`;
  return sql`r.deleted_at is null and ((${owns} and ${isNear}) or (${owns} and ${isSeries})
    or (${comes} and (${isNear} or ${isSeries})))`;
}

/** The times of a task, or of its series, around the days that are asked for. */
export function slotsWithin(
  row: SlotRow,
  { from, to }: { from: string; to: string },
): { slot: Slot; occurrence: string | null }[] {
  const { repeats } = row;
  if (repeats === null || row.done_at !== null) return [{ slot: row, occurrence: null }];
  const zone = knownZone(row.zone);
  const first = dayOfSlot(row, zone);
  // it may have begun before, as long as it lasts at most
  const span = { first, from: addDays(from, -LOOK_BACK_DAYS), to: addDays(to, 2) };
  return daysWithin({ repeats, skipped: row.skipped }, span).map((day) => ({
    slot: day === first ? row : moveSlot(row, day, zone),
    occurrence: day,
  }));
}
