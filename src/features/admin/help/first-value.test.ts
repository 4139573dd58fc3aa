import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_PEOPLE, sumUpFirstValue } from './first-value.ts';

test('of fewer than five people nothing is said', () => {
  const said = sumUpFirstValue([1, 2, 3, 4]);
  expect(said).toMatchObject({ is_withheld: true, people: null, median: null });
  expect(said.within.every(({ people }) => people === null)).toBe(true);
});

test('who is not there yet counts as endless', () => {
  expect(sumUpFirstValue([5, 10, 20, null, null])).toMatchObject({
    people: 5,
    lower_quartile: 10,
    median: 20,
    upper_quartile: null,
  });
  expect(sumUpFirstValue([1, null, null, null, null]).median).toBeNull();
});

test('no count tells of one to four people, nor does the rest of it', () => {
  const times = fc.array(fc.option(fc.double({ min: 0, max: 100_000, noNaN: true })));
  fc.assert(
    fc.property(times, (minutes) => {
      for (const { people } of sumUpFirstValue(minutes).within) {
        if (people === null) continue;
        for (const count of [people, minutes.length - people]) {
          expect(count === 0 || count >= FEWEST_PEOPLE).toBe(true);
        }
      }
    }),
  );
});
