import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timesOf } from '../drag/drop-slot.ts';
import { saidTimes } from './said-times.ts';

const ROME = 'Europe/Rome';
const PRESSED = { day: '2026-03-18', start: 9 * 60, end: 10 * 60 + 30 };
const NOTHING = { due_on: null, due_at: null };

test('without a day in the words the place that was pressed says when', () => {
  expect(saidTimes(PRESSED, NOTHING, ROME)).toEqual(timesOf(PRESSED, ROME, true));
});

test('a day in the words keeps the hours that were pressed', () => {
  expect(saidTimes(PRESSED, { due_on: '2026-03-19', due_at: null }, ROME)).toMatchObject({
    due_on: '2026-03-19',
    due_at: expect.stringMatching(/^2026-03-19T08:00/),
    ends_at: expect.stringMatching(/^2026-03-19T09:30/),
  });
});

test('a day in the words that was pressed as a whole stays a whole day', () => {
  const whole = { day: '2026-03-18', start: null, end: null };
  const said = { due_on: '2026-03-19', due_at: null };
  expect(saidTimes(whole, said, ROME)).toEqual({ due_on: '2026-03-19', due_at: null });
});

test('a day and time in the words last as long as what was pressed', () => {
  fc.assert(
    fc.property(fc.nat(23 * 4), fc.integer({ min: 1, max: 4 }), (quarter, length) => {
      const slot = { day: '2026-03-18', start: quarter * 15, end: (quarter + length) * 15 };
      const said = { due_on: '2026-03-28', due_at: '2026-03-28T23:30:00Z' };
      const { due_at, ends_at } = saidTimes(slot, said, ROME);
      expect(due_at).toBe(said.due_at);
      expect(Date.parse(ends_at!) - Date.parse(due_at!)).toBe(length * 15 * 60_000);
    }),
  );
});
