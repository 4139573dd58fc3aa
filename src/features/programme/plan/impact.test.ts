import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, judgePrediction, measuredSeconds, type Span, sumMinutes } from './impact.ts';

test('times and seconds become minutes a week for each role', () => {
  const roles = costOf([
    { role: 'member', people: 12, times_a_week: [60, 60], seconds: [5, 10] },
    { role: 'manager', people: 2, times_a_week: [6, 12], seconds: [20, 60] },
    { role: 'manager', people: 1, times_a_week: [3, 3], seconds: [20, 20] },
  ]);
  expect(roles).toEqual([
    { role: 'manager', people: 2, minutes: [3, 13] },
    { role: 'member', people: 12, minutes: [5, 10] },
  ]);
  expect(sumMinutes(roles)).toEqual([8, 23]);
});

test.each([
  [null, 'not_measured'],
  [7.4, 'less'],
  [7.5, 'as_said'],
  [25, 'as_said'],
  [25.1, 'more'],
] as const)('ten to twenty minutes were said, it took %s: %s', (took, verdict) => {
  expect(judgePrediction([10, 20], took)).toBe(verdict);
});

test('few saves say nothing, many weigh as much as there are', () => {
  expect(measuredSeconds([{ saves: 19, seconds: [2, 4] }])).toBeNull();
  expect(
    measuredSeconds([
      { saves: 30, seconds: [2, 4] },
      { saves: 10, seconds: [6, 12] },
    ]),
  ).toEqual({ saves: 40, seconds: [3, 6] });
});

test('a range never turns round, and what lies in it was said', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
    .map(([one, other]): Span => [Math.min(one, other), Math.max(one, other)]);
  fc.assert(
    fc.property(span, span, fc.double({ min: 0, max: 1, noNaN: true }), (times, seconds, at) => {
      const [cost] = costOf([{ role: 'member', people: 3, times_a_week: times, seconds }]);
      const [least, most] = cost!.minutes;
      expect(least).toBeLessThanOrEqual(most);
      expect(judgePrediction([least, most], least + (most - least) * at)).toBe('as_said');
    }),
  );
});
