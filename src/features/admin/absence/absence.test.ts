import { expect, test } from 'vitest';
import { type Absence, findCircle } from './absence.ts';

function away(member: string, substitute: string | null, days: [string, string]): Absence {
  const [first_day, last_day] = days;
  return { id: member, member_id: member, substitute_id: substitute, first_day, last_day };
}

test('two who would stand in for each other on the same day are a circle', () => {
  const ada = away('ada', 'bob', ['2026-08-01', '2026-08-10']);
  const bob = away('bob', 'ada', ['2026-08-10', '2026-08-20']);
  expect(findCircle(ada, [bob])).toEqual(['ada', 'bob']);
  expect(findCircle(ada, [{ ...bob, first_day: '2026-08-11' }])).toBeNull();
});

test('a circle of three needs a day that all three share', () => {
  const ada = away('ada', 'bob', ['2026-08-01', '2026-08-31']);
  const bob = away('bob', 'cem', ['2026-08-01', '2026-08-10']);
  const cem = away('cem', 'ada', ['2026-08-10', '2026-08-20']);
  expect(findCircle(ada, [bob, cem])).toEqual(['ada', 'bob', 'cem']);
  expect(findCircle(ada, [bob, { ...cem, first_day: '2026-08-11' }])).toBeNull();
  expect(findCircle({ ...ada, substitute_id: null }, [bob, cem])).toBeNull();
});
