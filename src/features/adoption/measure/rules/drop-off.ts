import type { DayNumber } from '../days/day-trace.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** A week of contacts: how many there were, traced and looked up. */
export interface ContactWeek {
  monday: DayNumber;
  contacts: number;
  traced: number;
  looked_up: number;
}

interface Chart {
  /** What is usual, from the weeks up to a few ago. */
  usual: Omit<ContactWeek, 'monday'>;
  weeks: number;
  waiting: ContactWeek[];
  sum: number;
  /** The Monday on which the sum left zero. */
  since: DayNumber | null;
  fallen: DayNumber | null;
}

/**
 * The Monday since which somebody leaves fewer traces and looks up less than they used to; null if
 * they do not. A cumulative sum of what each week lacks in both, in standard errors: a week with few
 * contacts says little, one on leave nothing, and no single week enough.
 */
export function dropOf(weeks: readonly ContactWeek[]): DayNumber | null {
  let chart: Chart = {
    usual: { contacts: 0, traced: 0, looked_up: 0 },
    ...{ weeks: 0, waiting: [], sum: 0, since: null, fallen: null },
  };
  for (const week of weeks) if (week.contacts > 0) chart = takeIn(chart, week);
  return chart.fallen;
}

function takeIn(chart: Chart, week: ContactWeek): Chart {
  const { usual, weeks } = chart;
  const isLearnt = weeks >= THRESHOLDS.drop_weeks && usual.contacts >= THRESHOLDS.drop_contacts;
  const next = { ...(isLearnt ? addUp(chart, week) : chart), weeks: weeks + 1 };
  // what is less than usual does not become usual
  if (next.fallen !== null) return next;
  const waiting = [...chart.waiting, week];
  const ready = waiting.splice(0, waiting.length - (isLearnt ? THRESHOLDS.drop_lag : 0));
  return { ...next, waiting, usual: ready.reduce(learn, usual) };
}

function addUp(chart: Chart, week: ContactWeek): Chart {
  const lack = -(deviation(chart, week, 'traced') + deviation(chart, week, 'looked_up'));
  const wanted = chart.sum + lack / Math.SQRT2 - THRESHOLDS.drop_k;
  const sum = Math.min(Math.max(0, wanted), 2 * THRESHOLDS.drop_h);
  if (sum === 0) return { ...chart, sum, since: null, fallen: null };
  const since = chart.since ?? week.monday;
  const fallen = chart.fallen ?? (sum > THRESHOLDS.drop_h ? since : null);
  return { ...chart, sum, since, fallen };
}

/** In standard errors, with what is not known of the usual share; a share is never taken for sure. */
function deviation({ usual }: Chart, week: ContactWeek, of: 'traced' | 'looked_up'): number {
  const known = (usual[of] + 1) / (usual.contacts + 2);
  const unknown = (known * (1 - known)) / (usual.contacts + 3);
  const share = Math.min(0.9, Math.max(0.1, known));
  const n = week.contacts;
  const z = (week[of] - n * share) / Math.sqrt(n * share * (1 - share) + n * n * unknown);
  return Math.max(-THRESHOLDS.drop_week_at_most, Math.min(THRESHOLDS.drop_week_at_most, z));
}

function learn(usual: Chart['usual'], week: ContactWeek): Chart['usual'] {
  return {
    contacts: usual.contacts + week.contacts,
    traced: usual.traced + week.traced,
    looked_up: usual.looked_up + week.looked_up,
  };
}
