import type { DayNumber } from '../days/day-trace.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { logBetaBinomial } from './chance.ts';

/** A week of contacts: how many there were, traced and looked up. */
export interface ContactWeek {
  monday: DayNumber;
  contacts: number;
  traced: number;
  looked_up: number;
}

type Share = 'traced' | 'looked_up';
const SHARES: readonly Share[] = ['traced', 'looked_up'];

interface Chart {
  /** The weeks that say what is usual: all up to a few ago. */
  usual: ContactWeek[];
  waiting: ContactWeek[];
  sum: number;
  /** The weeks on end that speak for a fall. */
  run: ContactWeek[];
  /** The Monday on which the sum left zero. */
  since: DayNumber | null;
  fallen: DayNumber | null;
}

/**
 * The Monday since which somebody leaves fewer traces and looks up less than they used to; null if
 * they do not. A cumulative sum of how much likelier each week is after a fall than as usual, by what
 * the person's own weeks tell of their shares and of how far these differ from week to week. A week with
 * few contacts says little, one on leave nothing, and no single week enough.
 */
export function dropOf(weeks: readonly ContactWeek[]): DayNumber | null {
  let chart: Chart = { usual: [], waiting: [], sum: 0, run: [], since: null, fallen: null };
  for (const week of weeks) if (week.contacts > 0) chart = takeIn(chart, week);
  return chart.fallen;
}

function takeIn(chart: Chart, week: ContactWeek): Chart {
  const isLearnt =
    chart.usual.length >= THRESHOLDS.drop_weeks &&
    countOf(chart.usual, 'contacts') >= THRESHOLDS.drop_contacts;
  const next = isLearnt ? addUp(chart, week) : chart;
  // what is less than usual does not become usual
  if (next.fallen !== null) return next;
  const waiting = [...chart.waiting, week];
  const ready = waiting.splice(0, waiting.length - (isLearnt ? THRESHOLDS.drop_lag : 0));
  return { ...next, waiting, usual: [...chart.usual, ...ready] };
}

function addUp(chart: Chart, week: ContactWeek): Chart {
  const most = THRESHOLDS.drop_week_at_most;
  const says = SHARES.reduce((sum, of) => sum + fallOver(chart.usual, week, of), 0);
  const counted = Math.max(-most, Math.min(most, says));
  const sum = Math.min(Math.max(0, chart.sum + counted), 2 * THRESHOLDS.drop_h);
  const run = counted > 0 ? [...chart.run, week] : [];
  if (sum === 0) return { ...chart, sum, run, since: null, fallen: null };
  const since = chart.since ?? week.monday;
  return { ...chart, sum, run, since, fallen: chart.fallen ?? (isTold(sum, run) ? since : null) };
}

function isTold(sum: number, run: readonly ContactWeek[]): boolean {
  const last = run.slice(-THRESHOLDS.drop_run);
  const isLess = countOf(last, 'traced') < THRESHOLDS.drop_share * countOf(last, 'contacts');
  return sum > THRESHOLDS.drop_h && last.length === THRESHOLDS.drop_run && isLess;
}

/** The logarithm of how much likelier the week is after a fall than as usual. */
function fallOver(usual: readonly ContactWeek[], week: ContactWeek, of: Share): number {
  const share = usualShare(usual, of);
  const unsteady = unsteadiness(usual, of, share);
  const odds = share / (1 - share) / THRESHOLDS.drop_odds;
  const [k, n] = [week[of], week.contacts];
  const fallen = logBetaBinomial(k, n, { share: odds / (1 + odds), unsteady });
  return fallen - logBetaBinomial(k, n, { share, unsteady });
}

/** A share is never taken for sure. */
function usualShare(usual: readonly ContactWeek[], of: Share): number {
  const known = (countOf(usual, of) + 1) / (countOf(usual, 'contacts') + 2);
  return Math.min(0.95, Math.max(0.05, known));
}

/** How alike the contacts of a week are, by moments: a week's (k − np)² / np(1 − p) is 1 + (n − 1)ρ. */
function unsteadiness(usual: readonly ContactWeek[], of: Share, share: number): number {
  let told: number = THRESHOLDS.drop_unsteady_contacts;
  let excess = THRESHOLDS.drop_unsteady * told;
  for (const { [of]: k, contacts: n } of usual) {
    excess += (k - n * share) ** 2 / (n * share * (1 - share)) - 1;
    told += n - 1;
  }
  return Math.min(0.5, Math.max(0.01, excess / told));
}

function countOf(weeks: readonly ContactWeek[], of: Share | 'contacts'): number {
  return weeks.reduce((sum, week) => sum + week[of], 0);
}
