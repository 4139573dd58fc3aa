import { expect, test } from 'vitest';
import { sumMonths } from './acts.ts';

test('events are summed by month and by what they come to, the newest month first', () => {
  const counts = [
    { month: '2026-01', verb: 'person.created', count: 2 },
    { month: '2026-02', verb: 'task.completed', count: 3 },
    { month: '2026-02', verb: 'person.changed', count: 1 },
    { month: '2026-01', verb: 'company.viewed', count: 5 },
  ];
  expect(sumMonths(counts)).toEqual([
    { month: '2026-02', acts: { made: 0, changed: 4, opened: 0 } },
    { month: '2026-01', acts: { made: 2, changed: 0, opened: 5 } },
  ]);
});
