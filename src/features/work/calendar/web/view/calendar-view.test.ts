import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotOf, timesOf } from '../drag/drop-slot.ts';
import { daysOf, firstWeekday, stepFrom, titleOf } from './calendar-view.ts';
import { layOutDay } from './lay-out-day.ts';

test('weeks begin as the language has it', () => {
  expect(firstWeekday('de-DE')).toBe(1);
  expect(firstWeekday('en-US')).toBe(7);
  expect(daysOf('week', '2026-03-18', 1)[0]).toBe('2026-03-16');
  expect(daysOf('week', '2026-03-18', 7)[0]).toBe('2026-03-15');
});

test('a month is shown in whole weeks that hold all of its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(1, 6, 7), (n, first) => {
      const day = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
      const days = daysOf('month', day, first);
      expect(days.length % 7).toBe(0);
      expect(days).toContain(day);
      expect(days.at(-1)! < stepFrom('month', stepFrom('month', day, 1), 1)).toBe(true);
      const last = new Date(Date.parse(stepFrom('month', day, 1)) - 86_400_000);
      expect(days).toContain(last.toISOString().slice(0, 10));
    }),
  );
});

test('a step back undoes a step forward', () => {
  expect(stepFrom('week', stepFrom('week', '2026-03-18', 1), -1)).toBe('2026-03-18');
  expect(stepFrom('month', '2026-01-31', 1)).toBe('2026-02-01');
});

test('the title says the days that are shown', () => {
  const at = { day: '2026-03-18', locale: 'en-GB' };
  expect(titleOf('month', daysOf('month', at.day, 1), at)).toBe('March 2026');
  expect(titleOf('week', daysOf('week', at.day, 1), at)).toMatch(/16.*22 Mar 2026/);
});

const UTC = 'UTC';
const blocks = fc.array(
  fc.record({ start: fc.integer({ min: 0, max: 1380 }), length: fc.integer({ min: 1, max: 400 }) }),
  { maxLength: 25 },
);

test('what overlaps stands side by side, and nothing is lost', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const midnight = Date.parse('2026-03-18T00:00:00Z');
      const items = given.map(({ start, length }) => ({
        day: '2026-03-18',
        last_day: '2026-03-18',
        starts_at: new Date(midnight + start * 60_000).toISOString(),
        ends_at: new Date(midnight + Math.min(1439, start + length) * 60_000).toISOString(),
      }));
      const laid = layOutDay(items, { day: '2026-03-18', timeZone: UTC });
      expect(laid).toHaveLength(items.length);
      for (const one of laid) {
        expect(one.column).toBeLessThan(one.columns);
        for (const other of laid) {
          if (one === other || one.end <= other.start || other.end <= one.start) continue;
          expect(one.column).not.toBe(other.column);
          expect(one.columns).toBe(other.columns);
        }
      }
    }),
  );
});

const lunch = {
  day: '2026-03-18',
  last_day: '2026-03-18',
  starts_at: '2026-03-18T11:00:00Z',
  ends_at: '2026-03-18T12:00:00Z',
} as never;

test('a drag moves by whole quarters, wherever it is taken hold of', () => {
  const from = { day: '2026-03-18', minute: 11 * 60 + 40, keepsTime: false };
  const now = { day: '2026-03-20', minute: 14 * 60 + 36, keepsTime: false };
  const slot = slotOf({ mode: 'move', item: lunch, from, now }, UTC)!;
  expect(slot).toEqual({ day: '2026-03-20', start: 14 * 60, end: 15 * 60 });
  expect(timesOf(slot, 'Europe/Rome', false)).toEqual({
    due_on: '2026-03-20',
    due_at: '2026-03-20T13:00:00.000Z',
  });
});

test('in the month the day moves and the time stays; on top it becomes a whole day', () => {
  const from = { day: '2026-03-18', minute: null, keepsTime: true };
  const to = { day: '2026-03-25', minute: null, keepsTime: true };
  const drag = { mode: 'move', item: lunch, from, now: to } as const;
  expect(slotOf(drag, UTC)).toMatchObject({ day: '2026-03-25', start: 660 });
  const top = { ...to, keepsTime: false };
  expect(slotOf({ ...drag, now: top }, UTC)).toEqual({ day: '2026-03-25', start: null, end: null });
});

test('its end is dragged, and never before its beginning', () => {
  const from = { day: '2026-03-18', minute: 720, keepsTime: false };
  const drag = { mode: 'resize', item: lunch, from } as const;
  expect(slotOf({ ...drag, now: { ...from, minute: 780 } }, UTC)?.end).toBe(780);
  expect(slotOf({ ...drag, now: { ...from, minute: 300 } }, UTC)?.end).toBe(675);
});

test('a tap makes an hour, a drag what it spans, in either direction', () => {
  const from = { day: '2026-03-18', minute: 600, keepsTime: false };
  const drag = { mode: 'create', item: null, from } as const;
  expect(slotOf({ ...drag, now: from }, UTC)).toMatchObject({ start: 600, end: 660 });
  expect(slotOf({ ...drag, now: { ...from, minute: 540 } }, UTC)).toMatchObject({
    start: 540,
    end: 600,
  });
});
