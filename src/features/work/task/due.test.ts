import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#src/lib/days.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { agreeOnDue } from './due.ts';

const LA = 'America/Los_Angeles';

test('a new time brings its day', () => {
  const after = { due_on: null, due_at: '2026-03-03T06:30:00Z' };
  expect(agreeOnDue(null, after, LA)).toEqual({ ...after, due_on: '2026-03-02' });
});

test('a new day takes the time along', () => {
  const before = { due_on: '2026-03-07', due_at: '2026-03-07T18:00:00.000Z' };
  const after = { due_on: '2026-03-09', due_at: '2026-03-07T18:00:00Z' };
  expect(agreeOnDue(before, after, LA)).toEqual({
    due_on: '2026-03-09',
    due_at: '2026-03-09T17:00:00Z',
  });
});

test('no day, no time; and a time can go without the day', () => {
  const before = { due_on: '2026-03-07', due_at: '2026-03-07T18:00:00Z' };
  expect(agreeOnDue(before, { ...before, due_on: null }, LA)).toEqual({
    due_on: null,
    due_at: null,
  });
  expect(agreeOnDue(before, { ...before, due_at: null }, LA)).toEqual({
    due_on: '2026-03-07',
    due_at: null,
  });
});

test('at the end of the calendar nothing is made that cannot be kept', () => {
  const before = { due_on: '2026-03-07', due_at: '2026-03-08T05:00:00Z' };
  const after = agreeOnDue(before, { ...before, due_on: '9999-12-31' }, LA);
  expect(after).toEqual({ due_on: '9999-12-31', due_at: null });
  const far = { due_on: '9999-12-31', due_at: '9999-12-31T23:30:00Z' };
  expect(agreeOnDue(null, far, 'Asia/Tokyo')).toEqual(far);
});

test('whatever moves, the day is the day of the time', () => {
  const day = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('1990-01-01', days));
  const instant = fc
    .integer({ min: 631_152_000, max: 3_200_000_000 })
    .map((seconds) => new Date(seconds * 1000).toISOString());
  const zone = fc.constantFrom('UTC', LA, 'Europe/Rome', 'Asia/Kolkata', 'Australia/Lord_Howe');
  fc.assert(
    fc.property(day, instant, zone, (to, at, timeZone) => {
      const made = agreeOnDue(null, { due_on: null, due_at: at }, timeZone);
      const moved = agreeOnDue(made, { ...made, due_on: to }, timeZone);
      expect(moved.due_on).toBe(to);
      expect(dayAt(moved.due_at!, timeZone)).toBe(to);
    }),
  );
});
