import { weekdayOf } from '../days/clock.ts';
import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { isOnLeave, nextWorkingDay, type PersonCalendar } from './calendar.ts';

const SLOT = THRESHOLDS.edict_slot_hours;
const HOURS = 24 * 7;

/** How far somebody looks things up and keeps promises of their own accord. */
type OwnUse = Pick<PersonMeasures, 'coverage' | 'pull' | 'follow_through' | 'padding'>;

/**
 * How much of what somebody enters is entered because it must be: the larger of
 * - what was entered late, times how far it is squeezed together: into the same three hours of each
 *   week, beyond what chance makes of so few edits, or into runs of entries about days before;
 *   who hardly enters anything is under no order;
 * - the entries that say next to nothing, as far as the person does not use what is there.
 */
export function edictOf(
  days: readonly DayTrace[],
  calendar: PersonCalendar,
  given: { from: DayNumber; to: DayNumber } & OwnUse,
): PersonMeasures['edict'] {
  const inside = days.filter(({ day }) => day >= given.from && day <= given.to);
  const total = hoursOfWeek(inside);
  const edits = total.reduce((sum, count) => sum + count, 0);
  const late = lateShare(inside, calendar);
  const entries = inside.flatMap((day) => day.entries);
  const batched = shareOf(entries.map((entry) => entry.batched));
  const empty = shareOf(entries.map((entry) => entry.empty));
  if (edits < THRESHOLDS.edict_edits || entries.length < THRESHOLDS.entries_at_least) {
    return { edits, slot: null, bunched: null, late, batched, empty, value: null };
  }
  const start = fullestSlot(total);
  const share = slotCount(total, start) / edits;
  const expected = expectedShare(edits, calendar.working_days.length);
  const bunched = Math.max(0, (share - expected) / (1 - expected));
  // of a handful of entries it cannot be told when they are made
  const told =
    entries.length < THRESHOLDS.batches_at_least
      ? 0
      : Math.min(1, entries.length / (THRESHOLDS.told_share * given.pull.contacts || 1));
  const squeezed = (late ?? 0) * Math.max(bunched, batched ?? 0) * told;
  const isPadded = (given.padding.value ?? 0) >= THRESHOLDS.padding_value;
  const few = entries.length / (entries.length + 1);
  const unused = isPadded ? 0 : (empty ?? 0) * few * (1 - ownUse(given) ** 2);
  return {
    ...{ edits, bunched, late, batched, empty },
    slot: { weekday: Math.floor(start / 24) + 1, hour: start % 24 },
    value: Math.max(squeezed, unused),
  };
}

function shareOf(list: readonly boolean[]): number | null {
  return list.length < THRESHOLDS.entries_at_least
    ? null
    : list.filter(Boolean).length / list.length;
}

/**
 * 1 where pull and follow-through both reach their thresholds, or pull is twice its own, and most
 * contacts leave a trace; few promises count as if more had not been kept.
 */
function ownUse({ coverage, pull, follow_through: { kept, late, rate } }: OwnUse): number {
  const judged = kept + late;
  const share = ((rate ?? 0) * judged) / Math.max(judged, THRESHOLDS.commitments_at_least);
  const looks = (pull.rate ?? 0) / THRESHOLDS.pull_share;
  const keeps = Math.min(1, share / THRESHOLDS.follow_through_share);
  // without contacts nobody knows it, and it is held against nobody
  const traces = Math.min(1, (coverage.rate ?? 1) / THRESHOLDS.coverage_share);
  return traces ** 2 * Math.max(Math.min(1, looks / 2), (Math.min(1, looks) + keeps) / 2);
}

/** Edits by hour of the week. */
function hoursOfWeek(days: readonly DayTrace[]): number[] {
  const total = new Array<number>(HOURS).fill(0);
  for (const { day, hours } of days) {
    const start = (weekdayOf(day) - 1) * 24;
    for (const [hour, count] of Object.entries(hours)) total[start + Number(hour)]! += count;
  }
  return total;
}

function slotCount(total: readonly number[], start: number): number {
  let count = 0;
  for (let hour = start; hour < start + SLOT; hour += 1) count += total[hour % HOURS]!;
  return count;
}

function fullestSlot(total: readonly number[]): number {
  let best = 0;
  for (let start = 1; start < HOURS; start += 1) {
    if (slotCount(total, start) > slotCount(total, best)) best = start;
  }
  return best;
}

/**
 * What the fullest of s slots holds of n edits that fall anywhere: p + √(2 p (1 − p) ln s / n), the
 * usual bound on the largest of s shares; a working day of nine hours has three slots.
 */
export function expectedShare(edits: number, workingDays: number): number {
  const slots = Math.max(2, (9 / SLOT) * workingDays);
  const p = 1 / slots;
  return Math.min(0.95, p + Math.sqrt((2 * p * (1 - p) * Math.log(slots)) / edits));
}

/** Of what was entered at all: the share after the end of the working day that follows the contact. */
function lateShare(days: readonly DayTrace[], calendar: PersonCalendar): number | null {
  const told = days.flatMap(({ day, contacts, entries }) => [
    ...contacts.map(({ traced }) => ({ of: day, lag: traced })),
    ...entries
      .filter(({ matched }) => matched !== 'contact')
      .map(({ lag }) => ({ of: day - lag, lag })),
  ]);
  const judged = told.filter(({ of, lag }) => lag !== null && !isOnLeave(calendar, of));
  const late = judged.filter(({ of, lag }) => of + lag! > nextWorkingDay(calendar, of));
  return judged.length === 0 ? null : late.length / judged.length;
}
