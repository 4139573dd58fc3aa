import { tCdf, tQuantile } from '#src/lib/student-t.ts';
import { falseDiscovery } from './false-discovery.ts';
import { mantelHaenszel, type Table } from './mantel-haenszel.ts';
import type { Habit, Observation } from './observation.ts';

/** All of these are published beside what they make. */
export const LIMITS = {
  /** So many with the habit and so many without, of each outcome. */
  least: 8,
  /** So many people, as their work hangs together. */
  people: 4,
  /** Of ten that are found, one may be there by chance. */
  discovery: 0.1,
  /** An odds ratio below is no practice worth learning. */
  odds: 1.5,
} as const;

export interface Finding {
  habit: Habit;
  verdict: 'found' | 'not_there' | 'cannot_tell';
  counts: Table;
  people: number;
  /** Null where nothing can be compared. */
  odds: number | null;
  low: number | null;
  high: number | null;
  /** The false discovery rate at which it would be found. */
  rate: number | null;
}

interface Estimate {
  log: number;
  error: number;
  df: number;
}

/**
 * What is done more often where it ended well, among deals that are alike. The work of one person hangs
 * together, so the error is the larger of that of the counts and that of leaving out each person once.
 */
export function findPractices(
  observations: readonly Observation[],
  habits: readonly Habit[],
): Finding[] {
  const parts = habits.map((habit) => {
    const told = observations.filter(({ habits: done }) => typeof done[habit] === 'boolean');
    const counts = countAll(told, habit);
    const people = new Set(told.map(({ owner_id }) => owner_id)).size;
    const enough = Math.min(...Object.values(counts)) >= LIMITS.least && people >= LIMITS.people;
    return { habit, counts, people, estimate: enough ? estimateOf(told, habit) : null };
  });
  const known = parts.filter(({ estimate }) => estimate !== null);
  const rates = falseDiscovery(known.map(({ estimate }) => chanceOf(estimate!)));
  const rateOf = new Map(known.map(({ habit }, at) => [habit, rates[at]!]));
  return parts.map(({ estimate, ...part }) =>
    judge(part, estimate, rateOf.get(part.habit) ?? null),
  );
}

function judge(
  part: Pick<Finding, 'habit' | 'counts' | 'people'>,
  estimate: Estimate | null,
  rate: number | null,
): Finding {
  if (!estimate || rate === null) {
    return { ...part, verdict: 'cannot_tell', odds: null, low: null, high: null, rate: null };
  }
  const { log, error, df } = estimate;
  const reach = tQuantile(0.975, df) * error;
  const [odds, low, high] = [Math.exp(log), Math.exp(log - reach), Math.exp(log + reach)];
  // what may as well do harm is not learnt from
  const isFound = rate <= LIMITS.discovery && odds >= LIMITS.odds && low > 1;
  const verdict = isFound ? 'found' : high < LIMITS.odds ? 'not_there' : 'cannot_tell';
  return { ...part, verdict, odds, low, high, rate };
}

function estimateOf(told: readonly Observation[], habit: Habit): Estimate | null {
  const whole = tablesOf(told, habit);
  const odds = mantelHaenszel([...whole.values()]);
  if (!odds) return null;
  const people = byOwner(told);
  const logs: number[] = [];
  for (const own of people) {
    const without = mantelHaenszel(lessOf(whole, tablesOf(own, habit)));
    if (!without) return null;
    logs.push(without.log);
  }
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const spread = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const df = people.length - 1;
  const ofPeople = (df / people.length) * spread;
  return { log: odds.log, error: Math.sqrt(Math.max(odds.variance, ofPeople)), df };
}

function byOwner(told: readonly Observation[]): Observation[][] {
  const owners = new Map<string, Observation[]>();
  for (const one of told) {
    const own = owners.get(one.owner_id);
    if (own) own.push(one);
    else owners.set(one.owner_id, [one]);
  }
  return [...owners.values()];
}

function lessOf(whole: ReadonlyMap<string, Table>, own: ReadonlyMap<string, Table>): Table[] {
  return [...whole].map(([stratum, table]) => {
    const less = own.get(stratum) ?? noTable();
    return {
      withGood: table.withGood - less.withGood,
      withOther: table.withOther - less.withOther,
      withoutGood: table.withoutGood - less.withoutGood,
      withoutOther: table.withoutOther - less.withoutOther,
    };
  });
}

function chanceOf({ log, error, df }: Estimate): number {
  return 2 * (1 - tCdf(Math.abs(log) / error, df));
}

function tablesOf(told: readonly Observation[], habit: Habit): Map<string, Table> {
  const strata = new Map<string, Table>();
  for (const { stratum, good, habits } of told) {
    const table = strata.get(stratum) ?? noTable();
    strata.set(stratum, table);
    table[cellOf(habits[habit]!, good)] += 1;
  }
  return strata;
}

function countAll(told: readonly Observation[], habit: Habit): Table {
  const table = noTable();
  for (const { good, habits } of told) table[cellOf(habits[habit]!, good)] += 1;
  return table;
}

function cellOf(done: boolean, good: boolean): keyof Table {
  if (done) return good ? 'withGood' : 'withOther';
  return good ? 'withoutGood' : 'withoutOther';
}

const noTable = (): Table => ({ withGood: 0, withOther: 0, withoutGood: 0, withoutOther: 0 });

/** Somebody does it on most of theirs, often enough to show it. */
export function isDoer(own: readonly Observation[], habit: Habit): boolean {
  const told = own.filter(({ habits }) => typeof habits[habit] === 'boolean');
  const done = told.filter(({ habits }) => habits[habit]);
  return done.length >= 5 && done.length / told.length >= 0.6;
}
