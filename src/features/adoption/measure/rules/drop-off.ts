import type { DayNumber } from '../days/day-trace.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** A week of contacts: how many there were, traced and looked up. */
export interface ContactWeek {
  monday: DayNumber;
  contacts: number;
  traced: number;
  looked_up: number;
}

/**
 * The Monday since which somebody leaves fewer traces, or looks up less, than they used to; null if
 * they do not. Two cumulative sums of what each week lacks against the first weeks, in units of its
 * standard error: a week with few contacts says little, one on leave nothing.
 */
export function dropOf(weeks: readonly ContactWeek[]): DayNumber | null {
  const since = [
    fallOf(weeks, ({ traced }) => traced),
    fallOf(weeks, ({ looked_up }) => looked_up),
  ].filter((day) => day !== null);
  return since.length === 0 ? null : Math.min(...since);
}

function fallOf(
  weeks: readonly ContactWeek[],
  countOf: (week: ContactWeek) => number,
): DayNumber | null {
  const learnt = learn(weeks, countOf);
  if (!learnt) return null;
  const { usual, spread, rest } = learnt;
  let sum = 0;
  let since: DayNumber | null = null;
  let fallen: DayNumber | null = null;
  for (const week of rest) {
    if (week.contacts === 0) continue;
    const z = (countOf(week) - week.contacts * usual) / errorOf(week.contacts, usual, spread);
    sum = Math.min(Math.max(0, sum - z - THRESHOLDS.drop_k), 2 * THRESHOLDS.drop_h);
    if (sum === 0) {
      since = null;
      fallen = null;
    } else since ??= week.monday;
    if (sum > THRESHOLDS.drop_h) fallen ??= since;
  }
  return fallen;
}

/** The standard error of a week's count, with what is not known of the usual share. */
function errorOf(contacts: number, usual: number, spread: number): number {
  return Math.sqrt(contacts * usual * (1 - usual) + (contacts * spread) ** 2);
}

/** The usual share, from the first weeks with enough contacts. */
function learn(
  weeks: readonly ContactWeek[],
  countOf: (week: ContactWeek) => number,
): { usual: number; spread: number; rest: readonly ContactWeek[] } | null {
  let contacts = 0;
  let counted = 0;
  for (const [index, week] of weeks.entries()) {
    contacts += week.contacts;
    counted += countOf(week);
    if (index + 1 < THRESHOLDS.drop_weeks || contacts < THRESHOLDS.drop_contacts) continue;
    const usual = (counted + 1) / (contacts + 2);
    const spread = Math.sqrt((usual * (1 - usual)) / (contacts + 3));
    return { usual, spread, rest: weeks.slice(index + 1) };
  }
  return null;
}
