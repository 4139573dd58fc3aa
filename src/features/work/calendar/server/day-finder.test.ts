import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt } from '#src/lib/zoned-days.ts';
import { createDayFinder } from './day-finder.ts';

test('it tells the same days as the calendar does, in every zone', () => {
  const dayOf = createDayFinder();
  const zones = fc.constantFrom('Europe/Rome', 'Pacific/Apia', 'America/St_Johns', 'UTC');
  const instants = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2999, 0) });
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      expect(dayOf(at, zone)).toBe(dayAt(new Date(at).toISOString(), zone));
    }),
  );
});
