import type { DayNumber } from '../../days/day-trace.ts';
import { THRESHOLDS as T } from '../../thresholds.ts';
import { logBetaBinomial } from '../chance.ts';

/** What somebody did in a week with contacts. */
export interface ContactWeek {
  monday: DayNumber;
  contacts: number;
  traced: number;
  looked_up: number;
  promised: number;
  entries: number;
  /** Entries that say next to nothing. */
  empty: number;
}

type Count = Exclude<keyof ContactWeek, 'monday'>;

/** Of k of n: the share that is looked for, and how alike the single ones of a week are. */
interface Share {
  share: number;
  unsteady: number;
}

/** What is looked for in a week of one kind. */
interface Expected {
  traced: Share;
  looked_up: Share;
  empty: Share;
  /** As a share of what is promised usually. */
  promised: number;
}

/** The logarithm of how likely a week is in each of the states, by what is usual for the person. */
export function logLikelihoods(usual: readonly ContactWeek[], week: ContactWeek): number[] {
  const all = countOf(usual, 'contacts');
  // who does as much as ever has not stopped, however many contacts came
  const contacts = Math.min(
    week.contacts,
    Math.max(Math.ceil(all / usual.length), week.traced, week.looked_up),
  );
  const promises = ((countOf(usual, 'promised') + 0.5) / (all + 2)) * contacts;
  return expectedOf(usual).map(
    (expected) =>
      logBetaBinomial(week.traced, contacts, expected.traced) +
      logBetaBinomial(week.looked_up, contacts, expected.looked_up) +
      logBetaBinomial(week.empty, week.entries, expected.empty) +
      logNegativeBinomial(week.promised, Math.max(0.02, promises * expected.promised)),
  );
}

/**
 * As ever; thin, which passes by itself; and after a fall: stopped, or done only because it must be,
 * with entries that say next to nothing.
 */
function expectedOf(usual: readonly ContactWeek[]): Expected[] {
  const [trace, look] = [shareOf(usual, 'traced'), shareOf(usual, 'looked_up')];
  const unsteady = unsteadiness(usual, 'traced', trace);
  const looksUnsteady = unsteadiness(usual, 'looked_up', look);
  const empty = { share: emptyShare(usual), unsteady: T.drop_empty_unsteady };
  const hardlyLooked = {
    share: Math.min(T.drop_stopped_looked, look / 2),
    unsteady: T.drop_stopped_unsteady / 2,
  };
  const atLeast = (one: number) => Math.max(one, T.drop_thin_unsteady);
  return [
    {
      traced: { share: trace, unsteady },
      looked_up: { share: look, unsteady: looksUnsteady },
      ...{ empty, promised: 1 },
    },
    {
      traced: { share: withOdds(trace, T.drop_thin_odds), unsteady: atLeast(unsteady) },
      looked_up: { share: withOdds(look, T.drop_thin_looks), unsteady: atLeast(looksUnsteady) },
      ...{ empty, promised: T.drop_thin_promised },
    },
    {
      traced: {
        share: Math.min(T.drop_stopped_traced, trace / 2),
        unsteady: T.drop_stopped_unsteady,
      },
      looked_up: hardlyLooked,
      ...{ empty, promised: T.drop_stopped_promised },
    },
    {
      traced: { share: Math.min(trace, T.drop_order_traced), unsteady: T.drop_order_unsteady },
      looked_up: hardlyLooked,
      empty: { ...empty, share: Math.max(T.drop_order_empty, empty.share) },
      promised: T.drop_stopped_promised,
    },
  ];
}

/** A share is never taken for sure. */
function shareOf(usual: readonly ContactWeek[], of: 'traced' | 'looked_up'): number {
  return notSure((countOf(usual, of) + 1) / (countOf(usual, 'contacts') + 2));
}

function emptyShare(usual: readonly ContactWeek[]): number {
  return notSure((countOf(usual, 'empty') + 0.5) / (countOf(usual, 'entries') + 2));
}

function notSure(share: number): number {
  return Math.min(0.95, Math.max(0.05, share));
}

function withOdds(share: number, oneIn: number): number {
  const odds = share / (1 - share) / oneIn;
  return odds / (1 + odds);
}

/** How alike the contacts of a week are, by moments: a week's (k − np)² / np(1 − p) is 1 + (n − 1)ρ. */
function unsteadiness(
  usual: readonly ContactWeek[],
  of: 'traced' | 'looked_up',
  share: number,
): number {
  let told: number = T.drop_unsteady_contacts;
  let excess = T.drop_unsteady * told;
  for (const { [of]: k, contacts: n } of usual) {
    excess += (k - n * share) ** 2 / (n * share * (1 - share)) - 1;
    told += n - 1;
  }
  return Math.min(0.5, Math.max(0.01, excess / told));
}

/** Of k where the mean is told and weeks differ (size 2), but for what does not depend on the mean. */
function logNegativeBinomial(k: number, mean: number): number {
  const size = 2;
  return size * Math.log(size / (size + mean)) + k * Math.log(mean / (size + mean));
}

export function countOf(weeks: readonly ContactWeek[], of: Count): number {
  return weeks.reduce((sum, week) => sum + week[of], 0);
}
