import fc from 'fast-check';
import { expect, test } from 'vitest';
import { falseDiscovery } from './false-discovery.ts';
import { findPractices, isDoer } from './find-practices.ts';
import { makeUpCompany } from './made-up-company.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { DEAL_HABITS, type Habit, type Observation } from './observation.ts';

const SEEDS = Array.from({ length: 100 }, (_, at) => 7_000 + at);
const foundIn = (seed: number, planted: ReadonlyMap<Habit, number>) =>
  findPractices(makeUpCompany({ seed, planted }), DEAL_HABITS)
    .filter(({ verdict }) => verdict === 'found')
    .map(({ habit }) => habit);

test('a planted practice is found: four in five that are named are true, over 100 companies', () => {
  let [true_, named] = [0, 0];
  for (const seed of SEEDS) {
    const habit = DEAL_HABITS[seed % DEAL_HABITS.length]!;
    const found = foundIn(seed, new Map([[habit, 3]]));
    named += found.length;
    if (found.includes(habit)) true_ += 1;
  }
  const [precision, recall] = [true_ / named, true_ / SEEDS.length];
  console.info(`planted practices: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`);
  expect(precision).toBeGreaterThanOrEqual(0.8);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

test('where nothing helps, at most one company in ten is told of a practice', () => {
  const wrong = SEEDS.filter((seed) => foundIn(seed, new Map()).length > 0).length;
  console.info(`nothing planted: ${wrong} of ${SEEDS.length} companies told of something`);
  expect(wrong).toBeLessThanOrEqual(10);
});

test('one seller who wins and does it alone does not make a practice', () => {
  const observations: Observation[] = Array.from({ length: 200 }, (_, at) => ({
    id: String(at),
    owner_id: `seller ${at % 10}`,
    good: at % 10 === 0 ? at % 20 !== 10 || at % 3 === 0 : at % 2 === 0,
    stratum: 'all',
    habits: { quick_touch: at % 10 === 0 || at % 40 === 1 },
  }));
  const [finding] = findPractices(observations, ['quick_touch']);
  expect(finding?.verdict).toBe('cannot_tell');
});

test('what may as well do harm is not named, however likely', () => {
  // of each of eight sellers: two in three won with it, one in three without
  const won = [true, true, false, true, false, false];
  const observations: Observation[] = Array.from({ length: 48 }, (_, at) => ({
    ...{ id: String(at), owner_id: `seller ${at % 8}`, stratum: 'all' },
    good: won[Math.floor(at / 8)]!,
    habits: { visited: at < 24 },
  }));
  const [finding] = findPractices(observations, ['visited']);
  expect(finding?.rate).toBeLessThan(0.1);
  expect(finding?.low).toBeLessThan(1);
  expect(finding?.verdict).toBe('cannot_tell');
});

test('of too few nothing is said', () => {
  const few = makeUpCompany({ seed: 1, planted: new Map([['quick_touch', 9]]) }).slice(0, 30);
  for (const { verdict, odds } of findPractices(few, ['goal_written'])) {
    expect([verdict, odds]).toEqual(['cannot_tell', null]);
  }
  expect(findPractices([], ['visited'])).toMatchObject([{ verdict: 'cannot_tell', people: 0 }]);
});

test('the odds ratio and its variance are those of the books', () => {
  // two strata; 21/26 over 25/26, and the variance by hand
  const one = { withGood: 10, withOther: 5, withoutGood: 4, withoutOther: 12 };
  const single = mantelHaenszel([one])!;
  expect(Math.exp(single.log)).toBeCloseTo(6, 10);
  expect(single.variance).toBeCloseTo(1 / 10 + 1 / 5 + 1 / 4 + 1 / 12, 10);
  expect(
    mantelHaenszel([{ withGood: 3, withOther: 0, withoutGood: 0, withoutOther: 2 }]),
  ).toBeNull();
});

test('false discovery rates follow the order of the chances and never pass one', () => {
  expect(falseDiscovery([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.16 / 3, 0.16 / 3, 0.5]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (all) => {
      const rates = falseDiscovery(all);
      for (const [at, rate] of rates.entries()) {
        expect(rate).toBeGreaterThanOrEqual(all[at]! - 1e-12);
        expect(rate).toBeLessThanOrEqual(1);
        for (const [other, more] of rates.entries()) {
          if (all[at]! < all[other]!) expect(rate).toBeLessThanOrEqual(more + 1e-12);
        }
      }
    }),
  );
});

test('whoever does it on most of their deals may be asked to show it', () => {
  const own = Array.from({ length: 8 }, (_, at) => ({
    ...{ id: String(at), owner_id: 'me', good: true, stratum: 'all' },
    habits: { visited: at < 5 },
  }));
  expect(isDoer(own, 'visited')).toBe(true);
  expect(isDoer(own.slice(1), 'visited')).toBe(false);
  expect(isDoer(own, 'each_quarter')).toBe(false);
});
