import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSaying, ECHO_STEP, keptRate, SAYINGS } from './commitment.ts';

const NONE = { confirmed: 0, doubted: 0, shown_confirmed: 0, shown_doubted: 0 };

test('what is shown of answers moves by five at a time, so that no single one can be told', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SAYINGS), { maxLength: 40 }), (sayings) => {
      let echo = NONE;
      let shownBefore = 0;
      for (const saying of sayings) {
        echo = addSaying(echo, saying);
        const shown = echo.shown_confirmed + echo.shown_doubted;
        expect([0, ECHO_STEP]).toContain(shown - shownBefore);
        shownBefore = shown;
      }
      expect(echo.confirmed + echo.doubted).toBe(sayings.length);
      expect(shownBefore).toBe(Math.floor(sayings.length / ECHO_STEP) * ECHO_STEP);
    }),
  );
});

test('the rate counts what is due or settled, and silence is no keeping', () => {
  const of = (outcome: 'kept' | 'not_kept' | null, due_on: string) => ({ outcome, due_on });
  const all = [
    of('kept', '2026-01-10'),
    of('kept', '2026-03-01'),
    of('not_kept', '2026-01-20'),
    of(null, '2026-02-01'),
    of(null, '2026-02-15'),
  ];
  expect(keptRate(all, '2026-02-15')).toEqual({ kept: 2, of: 4, rate: 0.5 });
  expect(keptRate([], '2026-02-15').rate).toBeNull();
});
