import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#src/lib/days.ts';
import { beginRecall, countsFrom, passRecall, RECALLS, readAgain } from './recall.ts';

const LEARNT = '2026-11-01';

test('what was learnt is recalled after 3, 7 and 30 days, and then never again', () => {
  let recall = beginRecall(LEARNT);
  const days: string[] = [];
  while (recall.next_on !== null) {
    days.push(recall.next_on);
    recall = passRecall(recall, recall.next_on);
  }
  expect(days).toEqual(RECALLS.map((days) => addDays(LEARNT, days)));
  expect(countsFrom(recall, '2027-01-01')).toBeNull();
});

test('doing it on the day on which the lesson was read again does not count', () => {
  const due = readAgain(beginRecall(LEARNT), '2026-11-05');
  expect(due).toMatchObject({ read_on: '2026-11-05', helped: 1 });
  expect(countsFrom(due, '2026-11-05')).toBeNull();
  expect(countsFrom(due, '2026-11-06')).toBe('2026-11-06');
  expect(readAgain(due, '2026-11-06').helped).toBe(1);
});

test('reading before it is due changes nothing', () => {
  const recall = beginRecall(LEARNT);
  expect(readAgain(recall, '2026-11-02')).toBe(recall);
  expect(countsFrom(recall, '2026-11-03')).toBeNull();
});

test('however late somebody is, between two recalls lie three days', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
      (late) => {
        let recall = beginRecall(LEARNT);
        for (const days of late) {
          const today = addDays(recall.next_on!, days);
          const next = passRecall(recall, today);
          expect(next.passed).toBe(recall.passed + 1);
          expect(next.next_on === null || next.next_on >= addDays(today, 3)).toBe(true);
          recall = next;
        }
        expect(recall.next_on).toBeNull();
      },
    ),
  );
});
