import { weekdayOf } from '../days/clock.ts';
import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { isOnLeave, nextWorkingDay, type PersonCalendar } from './calendar.ts';

const SLOT = THRESHOLDS.edict_slot_hours;
const HOURS = 24 * 7;

/**
 * How much of somebody's entering is squeezed into the same three hours of each week, beyond what
 * chance makes of so few edits, times the share that was entered late.
 */
export function edictOf(
  days: readonly DayTrace[],
  calendar: PersonCalendar,
  { from, to }: { from: DayNumber; to: DayNumber },
): PersonMeasures['edict'] {
  const inside = days.filter(({ day }) => day >= from && day <= to);
  const total = hoursOfWeek(inside);
  const edits = total.reduce((sum, count) => sum + count, 0);
  const late = lateShare(inside, calendar);
  if (edits < THRESHOLDS.edict_edits) {
    return { edits, slot: null, bunched: null, late, value: null };
  }
  const start = fullestSlot(total);
  const share = slotCount(total, start) / edits;
  const expected = expectedShare(edits, calendar.working_days.length);
  const bunched = Math.max(0, (share - expected) / (1 - expected));
  return {
    edits,
    slot: { weekday: Math.floor(start / 24) + 1, hour: start % 24 },
    bunched,
    late,
    value: late === null ? null : bunched * late,
  };
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
