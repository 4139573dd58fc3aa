import type { DayNumber } from '../../days/day-trace.ts';
import { THRESHOLDS as T } from '../../thresholds.ts';
import { type ContactWeek, countOf, logLikelihoods } from './week-states.ts';

interface Chart {
  /** The weeks that say what is usual: all up to a few ago. */
  usual: ContactWeek[];
  waiting: ContactWeek[];
  /** How likely the last week was in each of the states. */
  states: number[];
  /** The first Monday of the weeks on end that were not as usual. */
  since: DayNumber | null;
  fallen: DayNumber | null;
}

const AT_FIRST: readonly number[] = [0.92, 0.07, 0.006, 0.004];

/**
 * The Monday since which somebody does hardly any of it of their own accord; null if it is as ever, or
 * a thin week that will pass. Each week is weighed against four states by what the person's own weeks
 * tell (a hidden Markov chain): a fall is told when it is likelier than all else.
 */
export function dropOf(weeks: readonly ContactWeek[]): DayNumber | null {
  let chart: Chart = {
    ...{ usual: [], waiting: [], states: [...AT_FIRST] },
    ...{ since: null, fallen: null },
  };
  for (const week of weeks) if (week.contacts > 0) chart = takeIn(chart, week);
  return chart.fallen;
}

function takeIn(chart: Chart, week: ContactWeek): Chart {
  const isLearnt =
    chart.usual.length >= T.drop_weeks && countOf(chart.usual, 'contacts') >= T.drop_contacts;
  const next = isLearnt ? weigh(chart, week) : chart;
  // what is less than usual does not become usual
  if (next.fallen !== null) return next;
  const waiting = [...chart.waiting, week];
  const ready = waiting.splice(0, waiting.length - (isLearnt ? T.drop_lag : 0));
  return { ...next, waiting, usual: [...chart.usual, ...ready] };
}

function weigh(chart: Chart, week: ContactWeek): Chart {
  const logs = logLikelihoods(chart.usual, week);
  const most = Math.max(...logs);
  const weights = logs.map(
    (log, to) =>
      Math.exp(log - most) *
      chart.states.reduce((sum, share, from) => sum + share * PASSES[from]![to]!, 0),
  );
  const all = weights.reduce((sum, one) => sum + one, 0);
  const states = weights.map((one) => one / all);
  const [asUsual, , stopped, byOrder] = states as [number, number, number, number];
  const since = asUsual > 0.5 ? null : (chart.since ?? week.monday);
  return {
    ...chart,
    states,
    since,
    fallen: fallenSince({ ...chart, since }, week, stopped + byOrder),
  };
}

/**
 * Told once it is likely, and over once it is unlikely. Who did nothing at all for a week after weeks
 * as usual may be ill, and nobody has told it.
 */
function fallenSince({ since, fallen }: Chart, week: ContactWeek, fell: number): DayNumber | null {
  if (fallen !== null) return fell < T.drop_over ? null : fallen;
  const mayBeIll = since === week.monday && isSilent(week);
  return fell > T.drop_sure && !mayBeIll ? since : null;
}

function isSilent({ traced, looked_up, promised, entries }: ContactWeek): boolean {
  return traced + looked_up + promised + entries === 0;
}

/** How often a week of one state is followed by each, in the order of the states. */
const PASSES: readonly (readonly number[])[] = passes();

function passes(): number[][] {
  const { drop_onset, drop_by_order, drop_back, drop_thin_begins, drop_thin_ends } = T;
  const fall = (often: number) => [often * (1 - drop_by_order), often * drop_by_order];
  // whose weeks are thin falls sooner
  const sooner = 3 * drop_onset;
  return [
    [1 - drop_thin_begins - drop_onset, drop_thin_begins, ...fall(drop_onset)],
    [drop_thin_ends, 1 - drop_thin_ends - sooner, ...fall(sooner)],
    [drop_back, drop_back, 1 - 2 * drop_back, 0],
    [drop_back, drop_back, 0, 1 - 2 * drop_back],
  ];
}
