import { expect, test } from 'vitest';
import { savingOf } from './effort.ts';
import { secondsByKind } from './keystroke.ts';

test('filling in a date is thinking once, pointing and clicking twice, and eight keys at most', () => {
  // 1.35 + 2 × (1.1 + 0.2) = 3.95; typed: and a hand to the keys 0.4, 8 × 0.5 = 8.35
  expect(secondsByKind('date')).toEqual([4, 8.4]);
  // 2 × 1.35 + 2 × 1.3
  expect(secondsByKind('choice')).toEqual([5.3, 5.3]);
  // 2 × 1.35 + 1.3 + 0.4 + 3 × 0.12, and 9 × 0.5
  expect(secondsByKind('money')).toEqual([4.8, 8.9]);
});

const effort = { saves: 10, timed: 0, ms: 0, people: 2, days: 60 };

test('without a measured time a saving is estimated between the least and the most', () => {
  // 5 saves each in 60 days are 2.5 in a month; a choice takes 5.3 seconds, least and most
  const saving = savingOf('choice', effort)!;
  expect(saving).toMatchObject({ people: 2, how: 'estimated' });
  expect(saving.seconds).toBeCloseTo(2.5 * 5.3);
  const [least, most] = secondsByKind('money');
  const each = savingOf('money', effort)!.seconds / 2.5;
  expect(each).toBeGreaterThan(least);
  expect(each).toBeLessThan((least + most) / 2);
});

test('a measured time is taken before an estimate', () => {
  const measured = { ...effort, timed: 4, ms: 8000 };
  expect(savingOf('choice', measured)).toEqual({ seconds: 5, people: 2, how: 'measured' });
});

test('nobody saves anything by a field that nobody fills in', () => {
  expect(savingOf('text', undefined)).toBeNull();
  expect(savingOf('text', { ...effort, saves: 0 })).toBeNull();
});
