import { expect, test } from 'vitest';
import { dayAt, moveToDay, startOfDay } from './zoned-days.ts';

const LA = 'America/Los_Angeles';

test('late in the evening it is still today where one is', () => {
  expect(dayAt('2026-03-03T06:30:00Z', LA)).toBe('2026-03-02');
  expect(dayAt(new Date('2026-03-03T06:30:00Z'), LA)).toBe('2026-03-02');
  expect(dayAt('2026-03-03T06:30:00Z', 'UTC')).toBe('2026-03-03');
  expect(dayAt('2026-03-03T06:30:00Z', 'Pacific/Auckland')).toBe('2026-03-03');
});

test('a day begins at local midnight, on both sides of a change of clocks', () => {
  expect(startOfDay('2026-03-08', LA)).toBe('2026-03-08T08:00:00Z');
  expect(startOfDay('2026-03-09', LA)).toBe('2026-03-09T07:00:00Z');
  // in Santiago the clocks of 6 September 2026 go from 24:00 to 01:00
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00Z');
});

test('a moved appointment keeps its time on the clock, not its distance', () => {
  expect(moveToDay('2026-03-07T18:00:00Z', '2026-03-09', LA)).toBe('2026-03-09T17:00:00Z');
});

test('a time that clocks skip moves forward', () => {
  expect(moveToDay('2026-03-07T10:30:00Z', '2026-03-08', LA)).toBe('2026-03-08T10:30:00Z');
});

test('an unknown zone counts as UTC', () => {
  expect(dayAt('2026-03-03T06:30:00Z', 'Mars/Olympus')).toBe('2026-03-03');
  expect(startOfDay('2026-03-03', 'Mars/Olympus')).toBe('2026-03-03T00:00:00Z');
});
