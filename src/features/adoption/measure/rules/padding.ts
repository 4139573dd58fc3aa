import { mondayOf } from '../days/clock.ts';
import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';

/**
 * Entries for their number: of that very day, next to nothing in them, and they belong to no contact,
 * no look-up and no follow-up. The more so, the more evenly they are counted out over the weeks. A
 * number is wanted again and again: a few of them are none.
 */
export function paddingOf(
  days: readonly DayTrace[],
  { from, to }: { from: DayNumber; to: DayNumber },
): PersonMeasures['padding'] {
  const inside = days.filter(({ day }) => day >= from && day <= to);
  const all = inside.flatMap(({ entries }) => entries);
  const unmatched = all.filter(
    ({ matched, empty, lag }) => matched === null && empty && lag === 0,
  ).length;
  const entries = all.length;
  if (entries < THRESHOLDS.padding_entries) return { entries, unmatched, value: null };
  if (unmatched < THRESHOLDS.padding_unmatched) return { entries, unmatched, value: 0 };
  const share = unmatched / entries;
  return {
    entries,
    unmatched,
    value: 1 - (1 - share) * (1 - share * evenness(weekCounts(inside))),
  };
}

/** Of full weeks: those at the edges of the window are cut off. */
function weekCounts(days: readonly DayTrace[]): number[] {
  const weeks = new Map<DayNumber, number>();
  for (const { day, entries } of days) {
    const monday = mondayOf(day);
    weeks.set(monday, (weeks.get(monday) ?? 0) + entries.length);
  }
  return [...weeks.values()].slice(1, -1);
}

/**
 * 1 where each week has as many entries as the next, 0 where they scatter as what happens by chance
 * does (Poisson: their variance is their mean) or more.
 */
export function evenness(counts: readonly number[]): number {
  const busy = counts.filter((count) => count > 0);
  if (busy.length < 4) return 0;
  const mean = busy.reduce((sum, count) => sum + count, 0) / busy.length;
  const variance = busy.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (busy.length - 1);
  return Math.max(0, 1 - variance / mean);
}
