import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorOf, outlookOf, ownRate, type StageSum } from './forecast-sums.ts';

const stage: StageSum = {
  stage_id: 's',
  name: 'Proposal',
  count: 2,
  amount: 3000,
  weighted: 1500,
  squares: 1000 ** 2 + 2000 ** 2,
  probability: 50,
  closed: 0,
  won: 0,
};

test('without a history the probability that was set holds; with a long one, the history', () => {
  expect(ownRate(stage)).toBe(0.5);
  expect(ownRate({ ...stage, closed: 995, won: 199 })).toBeCloseTo(0.2015, 3);
});

test('the outlook is the sum by the rates, with a range that one big deal widens', () => {
  expect(outlookOf([stage]).amount).toBe(1500);
  const big = outlookOf([{ ...stage, squares: 3000 ** 2 }]);
  const small = outlookOf([{ ...stage, squares: 10 * 300 ** 2 }]);
  expect(big.high - big.low).toBeGreaterThan(small.high - small.low);
});

test('whatever the deals, the range holds the outlook and is never beyond what they come to', () => {
  const sums = fc.record({
    amounts: fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 20 }),
    probability: fc.integer({ min: 0, max: 100 }),
    closed: fc.nat(1000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(sums, { maxLength: 6 }), (all) => {
      const stages = all.map(({ amounts, probability, closed, share }) => ({
        ...stage,
        amount: amounts.reduce((sum, one) => sum + one, 0),
        squares: amounts.reduce((sum, one) => sum + one * one, 0),
        probability,
        closed,
        won: Math.floor(closed * share),
      }));
      const { amount, low, high } = outlookOf(stages);
      const most = stages.reduce((sum, one) => sum + one.amount, 0);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(amount);
      expect(amount).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(most);
    }),
  );
});

test('the error is how far the forecasts were off, as a share of what came', () => {
  const past = [
    { period: '2027-Q1', by_stage: 120, by_history: 90, actual: 100 },
    { period: '2027-Q2', by_stage: 80, by_history: 310, actual: 300 },
  ];
  expect(errorOf(past, 'by_stage')).toBeCloseTo(0.6);
  expect(errorOf(past, 'by_history')).toBeCloseTo(0.05);
  expect(errorOf([{ ...past[0]!, actual: 0 }], 'by_stage')).toBeNull();
});
