import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedPolish, rankPolish, slowForms, unreadFields } from './polish.ts';
import { nextReleaseDay } from './release.ts';

const form = {
  ...{ record_type: 'person', action: 'changed' as const, fields: ['city', 'street'] },
  ...{ saves: 20, people: 5, median_ms: 14_000, median_keys: 41, total_ms: 280_000 },
};

test('a form that is slow in the middle of its saves is told with its minutes a month', () => {
  expect(slowForms([form])).toMatchObject([
    { subject: 'slow_form:person.changed city street', median_s: 14, minutes: 5, people: 5 },
  ]);
  expect(slowForms([{ ...form, median_ms: 10_000 }])).toEqual([]);
  expect(slowForms([{ ...form, action: 'created' }])).toEqual([]);
});

test('what fewer than five people did is not told, nor what happened fewer than five times', () => {
  expect(slowForms([{ ...form, people: 4 }])).toEqual([]);
  const few = { record_type: 'deal', field: 'note', saving: { seconds: 60, people: 4 } };
  expect(unreadFields([few])).toMatchObject([{ people: null, minutes: null }]);
  const met = { kind: 'refusal' as const, subject: 'POST /api/v1/deals', reason: 'x', times: 4 };
  expect(countedPolish([met], new Map())).toEqual([]);
});

test('a form that was left costs as long as it takes, if that is known', () => {
  const left = { kind: 'left' as const, subject: 'deal', reason: '', times: 28 };
  expect(countedPolish([left], new Map([['deal', 60_000]]))).toMatchObject([{ minutes: 30 }]);
  expect(countedPolish([left], new Map())).toMatchObject([{ minutes: null }]);
});

test('the dearest stands first, and what cannot be reckoned last', () => {
  const minutes = [null, 3, 40, null, 7];
  const [one] = slowForms([form]);
  const ranked = rankPolish(minutes.map((m) => ({ ...one!, minutes: m })));
  expect(ranked.map((found) => found.minutes)).toEqual([40, 7, 3, null, null]);
});

test('the next release is a whole number of fortnights on, and always to come', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000));
  const text = (date: Date) => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (due, today) => {
      const next = nextReleaseDay(text(due), text(today));
      const days = (Date.parse(next) - due.getTime()) / 86_400_000;
      expect(days % 14).toBe(0);
      expect(days).toBeGreaterThan(0);
      expect(next > text(today)).toBe(true);
    }),
  );
});
