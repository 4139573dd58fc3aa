import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracy, proportion } from './proportion.ts';
import { areaUnderCurve, bestLimit } from './ranking.ts';
import { scoreDrops } from './score-drops.ts';

describe('a proportion', () => {
  test('has the interval of Wilson', () => {
    // Newcombe 1998, table I: 81 of 263
    const { rate, low, high } = proportion(81, 263);
    expect(rate).toBeCloseTo(0.308, 3);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  test('says nothing of nothing, and stays within 0 and 1', () => {
    expect(proportion(0, 0)).toEqual({ hits: 0, of: 0, rate: null, low: 0, high: 1 });
    expect(proportion(0, 10).low).toBe(0);
    expect(proportion(10, 10).high).toBeCloseTo(1, 9);
  });
});

describe('accuracy', () => {
  test('counts those that were said and those that are', () => {
    const cases = [
      { is: true, said: true },
      { is: true, said: true },
      { is: true, said: false },
      { is: false, said: true },
      { is: false, said: false },
    ];
    const { precision, recall, f1 } = accuracy(cases);
    expect([precision.rate, recall.rate, f1]).toEqual([2 / 3, 2 / 3, 2 / 3]);
  });
});

describe('the area under the curve', () => {
  test('is one where all are told apart, and a half where none is', () => {
    const apart = [0.9, 0.8].map((score) => ({ is: true, score }));
    expect(areaUnderCurve([...apart, { is: false, score: 0.1 }])).toBe(1);
    expect(
      areaUnderCurve([
        { is: true, score: 1 },
        { is: false, score: 1 },
      ]),
    ).toBe(0.5);
    expect(areaUnderCurve(apart)).toBeNull();
  });

  test('is the share of pairs in the right order, ties by half', () => {
    const cases = fc.array(fc.record({ is: fc.boolean(), score: fc.integer({ min: 0, max: 5 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(cases, (given) => {
        const pairs = given
          .filter(({ is }) => is)
          .flatMap((a) =>
            given
              .filter(({ is }) => !is)
              .map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)),
          );
        const wanted = pairs.reduce<number>((sum, one) => sum + one, 0) / pairs.length;
        const seen = areaUnderCurve(given);
        if (pairs.length === 0) expect(seen).toBeNull();
        else expect(seen).toBeCloseTo(wanted, 9);
      }),
    );
  });
});

test('the best limit is the one with the best F1', () => {
  const cases = [5, 4, 3, 2].map((score, at) => ({ is: at < 2, score }));
  expect(bestLimit([...cases, { is: true, score: 0 }])).toEqual({ limit: 4, f1: 0.8 });
});

test('drops are told from false alarms, and delays counted from the fall', () => {
  const odd = new Set<never>();
  const score = scoreDrops([
    { member_id: 'a', fell: 100, said_on: [107, 114], steady_days: 100, odd },
    { member_id: 'b', fell: 100, said_on: [70, 77, 156], steady_days: 100, odd },
    { member_id: 'c', fell: null, said_on: [70, 84, 91], steady_days: 165.25, odd },
    { member_id: 'd', fell: 100, said_on: [], steady_days: 0, odd },
  ]);
  expect(score.delays_days).toEqual([7, 56]);
  expect(score.found_in_time).toMatchObject({ hits: 1, of: 3 });
  expect(score.missed).toBe(1);
  expect(score.false_alarms).toBe(3);
  expect(score.false_alarms_a_year).toBeCloseTo(3);
});
