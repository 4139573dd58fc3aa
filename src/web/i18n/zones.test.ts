import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocalInput, readWallClock, todayIn, toLocalInput } from './zones.ts';

test('a local time in summer and in winter becomes the right instant', () => {
  expect(fromLocalInput('2025-07-01T10:00', 'Europe/Berlin')).toBe('2025-07-01T08:00:00.000Z');
  expect(fromLocalInput('2025-01-01T10:00', 'Europe/Berlin')).toBe('2025-01-01T09:00:00.000Z');
  expect(fromLocalInput('2025-01-01T10:00', 'Asia/Kolkata')).toBe('2025-01-01T04:30:00.000Z');
});

test('a time that the change of clocks skips lands after the gap', () => {
  expect(fromLocalInput('2025-03-30T02:30', 'Europe/Berlin')).toBe('2025-03-30T01:30:00.000Z');
});

test('a time that comes twice is the first of the two', () => {
  expect(fromLocalInput('2025-10-26T02:30', 'Europe/Berlin')).toBe('2025-10-26T00:30:00.000Z');
});

test('the day depends on where one is', () => {
  const atMs = Date.parse('2025-05-12T23:30:00Z');
  expect(todayIn('UTC', atMs)).toBe('2025-05-12');
  expect(todayIn('Europe/Rome', atMs)).toBe('2025-05-13');
  expect(readWallClock('America/New_York', atMs)).toEqual({ day: '2025-05-12', time: '19:30' });
});

test('any instant comes back from what its clock shows, unless the hour comes twice', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tokyo'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 4_102_444_800 / 60 }),
      (zone, minute) => {
        const instant = new Date(minute * 60_000).toISOString();
        const local = toLocalInput(instant, zone);
        expect(toLocalInput(fromLocalInput(local, zone), zone)).toBe(local);
      },
    ),
    { numRuns: 500 },
  );
});
