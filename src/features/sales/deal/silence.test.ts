import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeSilence } from './silence.ts';

test('a deal is silent after twice its own rhythm', () => {
  const own = { own: 10, gaps: 3 };
  expect(judgeSilence({ days: 20, ...own })).toBeNull();
  expect(judgeSilence({ days: 21, ...own })).toEqual({ days: 21, usual_days: 10, rhythm: 'own' });
});

test('without a rhythm of its own it goes by a fortnight', () => {
  expect(judgeSilence({ days: 29, own: 40, gaps: 2 })?.rhythm).toBe('assumed');
  expect(judgeSilence({ days: 28, own: null, gaps: 0 })).toBeNull();
  expect(judgeSilence({ days: 29, own: null, gaps: 0 })?.rhythm).toBe('assumed');
});

test('within a week nothing is silent, and what is silent stays so until somebody speaks', () => {
  const rhythm = fc.record({
    days: fc.nat(400),
    own: fc.option(fc.integer({ min: 0, max: 200 })),
    gaps: fc.nat(7),
  });
  fc.assert(
    fc.property(rhythm, (given) => {
      const found = judgeSilence(given);
      if (given.days < 7) expect(found).toBeNull();
      if (found) expect(judgeSilence({ ...given, days: given.days + 1 })).not.toBeNull();
    }),
  );
});
