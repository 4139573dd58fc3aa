import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tCdf, tQuantile } from '#src/lib/student-t.ts';
import { chooseBaseline } from './choose-baseline.ts';
import { judgeOutcome, type MonthValue } from './judge-outcome.ts';
import { judgeTeams, type TeamMonths } from './judge-teams.ts';
import { fitLast } from './least-squares.ts';
import { monthName, noise } from './test-series.ts';

const series = (values: number[], from = 0): MonthValue[] =>
  values.map((value, at) => ({ month: monthName(from + at), value }));

test('Student’s t has the quantiles of the printed tables', () => {
  for (const [p, df, printed] of [
    [0.975, 1, 12.706],
    [0.975, 3, 3.182],
    [0.975, 10, 2.228],
    [0.95, 5, 2.015],
    [0.8, 20, 0.86],
    [0.975, 120, 1.98],
  ] as const) {
    expect(tQuantile(p, df)).toBeCloseTo(printed, 3);
    expect(tCdf(printed, df)).toBeCloseTo(p, 3);
  }
});

test('with equal and independent noise least squares is the t test of two means', () => {
  // 1 2 3 against 5 7: 6 − 2 = 4; squares left 2 + 2, df 3, error √(4/3 · (1/3 + 1/2)) = 1.0541
  const identity = [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => Number(i === j)));
  const fit = fitLast(
    [1, 2, 3, 5, 7],
    [
      [1, 1, 1, 1, 1],
      [0, 0, 0, 1, 1],
    ],
    identity,
  )!;
  expect(fit.estimate).toBeCloseTo(4, 12);
  expect(fit.error).toBeCloseTo(1.0541, 4);
  expect(fit.df).toBe(3);
});

test('a clear rise is improved, or worse where less is better, and the interval holds it', () => {
  const before = series([10, 11, 10, 12, 11, 10, 11, 12, 10, 11, 11, 10]);
  const after = series([15, 16, 15, 17, 16, 15], 12);
  const up = judgeOutcome({ before, after, direction: 'up' });
  expect(up.verdict).toBe('improved');
  expect(up.low!).toBeLessThan(5);
  expect(up.high!).toBeGreaterThan(5);
  expect(judgeOutcome({ before, after, direction: 'down' }).verdict).toBe('worse');
});

test('what it was and is now is the mean of all rows, not of the months', () => {
  const month = (value: number, rows: number, at: number) => ({
    month: monthName(at),
    value,
    rows,
  });
  const before = [month(0.2, 98, 0), month(1, 2, 1)];
  const after = [month(0.5, 30, 2), month(0.1, 10, 3)];
  const judged = judgeOutcome({ before, after, direction: 'up' });
  expect(judged.before.mean).toBeCloseTo(0.216, 12);
  expect(judged.after.mean).toBeCloseTo(0.4, 12);
  expect([judged.before.rows, judged.after.rows]).toEqual([100, 40]);
});

test('a good season alone is no improvement, which a plain difference of means would call one', () => {
  const year = [20, 21, 20, 12, 11, 10, 11, 12, 10, 11, 13, 16];
  const next = [20.4, 20.7, 20.2];
  const judged = judgeOutcome({
    before: series(year),
    after: series(next, 12),
    direction: 'up',
  });
  expect(judged.verdict).toBe('cannot_tell');
});

test('what was rising for two years already is not put down to the change', () => {
  const random = noise(4);
  const rising = Array.from({ length: 36 }, (_, at) => at + random() * 0.5);
  const judged = judgeOutcome({
    before: series(rising.slice(0, 24)),
    after: series(rising.slice(24), 24),
    direction: 'up',
  });
  expect(judged).toMatchObject({ verdict: 'cannot_tell', doubt: 'moving_before' });
});

test('too few months and values without any variation are not judged', () => {
  const judge = (before: number[], after: number[]) =>
    judgeOutcome({ before: series(before), after: series(after, 30), direction: 'up' });
  expect(judge([1, 2, 3, 1, 2], [9, 9, 9])).toMatchObject({ doubt: 'few_months', low: null });
  expect(judge([1, 2, 3, 1, 2, 2], [9, 9])).toMatchObject({ doubt: 'few_months' });
  expect(judge([1, 1, 1, 1, 1, 1], [1, 1, 1])).toMatchObject({ doubt: 'no_variation' });
});

test('the unit does not matter, and what is told turned round is judged turned round', () => {
  const value = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 12, maxLength: 12 }),
      fc.array(value, { minLength: 3, maxLength: 6 }),
      fc.constantFrom(0.01, 1000),
      (before, after, unit) => {
        const judge = (by: number) =>
          judgeOutcome({
            before: series(before.map((one) => one * by)),
            after: series(
              after.map((one) => one * by),
              12,
            ),
            direction: by > 0 ? 'up' : 'down',
          });
        const [plain, scaled, turned] = [judge(1), judge(unit), judge(-1)];
        expect(scaled.verdict).toBe(plain.verdict);
        expect(turned.verdict).toBe(plain.verdict);
        if (plain.low === null) return;
        expect(scaled.low! / unit).toBeCloseTo(plain.low, 3);
        expect(turned.high!).toBeCloseTo(-plain.low, 3);
        expect(plain.low).toBeLessThanOrEqual(plain.difference! + 1e-6);
        expect(plain.smallest!).toBeGreaterThan(0);
      },
    ),
    { numRuns: 25, seed: 6 },
  );
});

test('over worlds with season and memory intervals hold the truth and few call chance improved', () => {
  let [held, worlds, improved] = [0, 0, 0];
  for (const memory of [0, 0.3, 0.5]) {
    for (const season of [0, 1]) {
      const random = noise(1000 + memory * 100 + season);
      for (let world = 0; world < 60; world += 1) {
        const shape = Array.from({ length: 12 }, () => season * random());
        let last = random();
        const values = Array.from({ length: 24 }, (_, at) => {
          last = memory * last + random();
          return 20 + shape[at % 12]! + last;
        });
        const judged = judgeOutcome({
          before: series(values.slice(0, 12)),
          after: series(values.slice(12), 12),
          direction: 'up',
        });
        worlds += 1;
        if (judged.low! <= 0 && judged.high! >= 0) held += 1;
        if (judged.verdict === 'improved') improved += 1;
      }
    }
  }
  expect(held / worlds).toBeGreaterThanOrEqual(0.93);
  expect(improved / worlds).toBeLessThanOrEqual(0.05);
});

const long = series(Array.from({ length: 30 }, (_, at) => (at >= 18 && at < 30 ? 5 : 10 + at)));

test('the baseline is two whole years where they are there, else one, else all', () => {
  const start = monthName(30);
  expect(chooseBaseline({ months: long, start }, 'up')).toMatchObject({
    from: monthName(6),
    to: monthName(29),
  });
  expect(chooseBaseline({ months: long.slice(15), start }, 'up')).toMatchObject({
    from: monthName(18),
  });
  expect(chooseBaseline({ months: long.slice(25), start }, 'up')).toMatchObject({
    from: monthName(25),
  });
  expect(chooseBaseline({ months: [], start }, 'up')).toEqual({ refused: 'no_months' });
});

test('a baseline shorter than the year there is, or the weakest stretch, is refused', () => {
  const start = monthName(30);
  const choose = (from: number, to: number, better: 'up' | 'down' = 'up') =>
    chooseBaseline(
      { months: long, start, wanted: { from: monthName(from), to: monthName(to) } },
      better,
    );
  expect(choose(27, 29)).toEqual({ refused: 'too_short' });
  expect(choose(18, 29)).toEqual({ refused: 'worst_period' });
  expect(choose(18, 29, 'down')).toMatchObject({ from: monthName(18) });
  expect(choose(0, 11)).toMatchObject({ from: monthName(0) });
  expect(choose(20, 31)).toEqual({ refused: 'after_start' });
});

test('with staggered starts a month that was good for all is no gain of those who began', () => {
  // levels 10, 20, 30, 40 and months 0, 1, 2, …; those who began have 3 more from the month after
  const team = (level: number, start: number | null, gain: number): TeamMonths => ({
    team: String(level),
    start: start === null ? null : monthName(start),
    months: series(
      Array.from(
        { length: 12 },
        (_, at) => level + at * at + (start !== null && at > start ? gain : 0),
      ),
    ),
  });
  const starts = [3, 5, 7, null, null];
  const exact = judgeTeams(
    starts.map((start, at) => team(10 * (at + 1), start, 3)),
    'up',
  );
  expect(exact.difference).toBeCloseTo(3, 9);
  expect(exact.teams).toBe(5);
  const few = judgeTeams([team(1, 3, 3), team(2, 5, 3), team(3, null, 0)], 'up');
  expect(few).toMatchObject({ verdict: 'cannot_tell', doubt: 'few_teams' });
});

test('over worlds of eight teams the interval of teams holds the truth', () => {
  const random = noise(77);
  let [held, improved] = [0, 0];
  const worlds = 200;
  for (let world = 0; world < worlds; world += 1) {
    const months = Array.from({ length: 18 }, () => random() * 2);
    const teams = Array.from({ length: 8 }, (_, at): TeamMonths => {
      const level = random() * 5;
      let last = random();
      const values = months.map((month) => {
        last = 0.4 * last + random();
        return level + month + last;
      });
      return {
        ...{ team: String(at), start: at < 6 ? monthName(6 + at) : null },
        months: series(values),
      };
    });
    const judged = judgeTeams(teams, 'up');
    if (judged.low! <= 0 && judged.high! >= 0) held += 1;
    if (judged.verdict === 'improved') improved += 1;
  }
  expect(held / worlds).toBeGreaterThanOrEqual(0.93);
  expect(improved / worlds).toBeLessThanOrEqual(0.05);
});
