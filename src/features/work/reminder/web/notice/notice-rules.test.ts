import { expect, test } from 'vitest';
import { dueNow, FOR_GOOD, hold, keyOf, laterAt, type Reminder } from './notice-rules.ts';

const at = (time: string) => Date.parse(`2026-03-04T${time}:00Z`);
const meeting = {
  task_id: 'a',
  starts_at: '2026-03-04T10:00:00Z',
  remind_at: '2026-03-04T09:45:00Z',
} as Reminder;
const key = keyOf(meeting);

test('a notice comes in time, and goes when it is too late', () => {
  const shown = (time: string, held = {}) => dueNow([meeting], held, at(time)).length;
  expect(shown('09:44')).toBe(0);
  expect(shown('09:45')).toBe(1);
  expect(shown('10:05')).toBe(1);
  expect(shown('10:06')).toBe(0);
  expect(shown('09:50', { [key]: FOR_GOOD })).toBe(0);
  expect(shown('09:50', { [key]: at('09:55') })).toBe(0);
  expect(shown('09:55', { [key]: at('09:55') })).toBe(1);
});

test('one that was put away comes anew when it is moved', () => {
  const moved = { ...meeting, starts_at: '2026-03-04T10:10:00Z' };
  expect(dueNow([moved], { [key]: FOR_GOOD }, at('09:55'))).toEqual([moved]);
});

test('later is in ten minutes, or when it begins', () => {
  expect(laterAt(meeting, at('09:45'))).toBe(at('09:55'));
  expect(laterAt(meeting, at('09:55'))).toBe(at('10:00'));
  expect(laterAt(meeting, at('10:00'))).toBe(null);
});

test('what is over is not remembered for ever', () => {
  const old = 'b 2026-03-01T10:00:00.000Z';
  const held = hold({ [old]: FOR_GOOD }, key, { until: FOR_GOOD, nowMs: at('09:45') });
  expect(held).toEqual({ [key]: FOR_GOOD });
});
