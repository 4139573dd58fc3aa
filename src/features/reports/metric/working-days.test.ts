import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingDaysBetween } from './working-days.ts';

test('a week has five working days between, whenever it begins', () => {
  expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(0); // Friday to Monday
  expect(workingDaysBetween('2026-11-20', '2026-11-30')).toBe(5);
  expect(workingDaysBetween('2026-11-20', '2026-12-01')).toBe(6);
  expect(workingDaysBetween('2026-11-22', '2026-11-22')).toBe(0);
});

test('it counts what a calendar counts day by day', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(60), (start, length) => {
      const day = (at: number) => new Date(Date.UTC(2025, 0, 1) + at * 86_400_000);
      const text = (at: number) => day(at).toISOString().slice(0, 10);
      let count = 0;
      for (let at = start + 1; at < start + length; at += 1) {
        if (![0, 6].includes(day(at).getUTCDay())) count += 1;
      }
      expect(workingDaysBetween(text(start), text(start + length))).toBe(count);
    }),
  );
});
