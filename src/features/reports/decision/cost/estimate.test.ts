import { expect, test } from 'vitest';
import { costByRole, givers } from './estimate.ts';

const fields: { field: string; seconds: [number, number] }[] = [
  { field: 'deal.amount', seconds: [5, 10] },
  { field: 'deal.closes_on', seconds: [4, 8] },
];
function giving(member_id: string, team: string | null, field: string, times: number) {
  return { member_id, role: 'member' as const, team, field, times };
}

test('what is asked of a role is seconds times how often, over the weeks', () => {
  const givings = [
    giving('a', 'North', 'deal.amount', 24),
    giving('b', 'North', 'deal.amount', 24),
    giving('a', 'North', 'deal.closes_on', 12),
    { ...giving('c', null, 'deal.amount', 12), role: 'manager' as const },
  ];
  // members: 48 × 5 + 12 × 4 = 288 s and 576 s in 8 weeks; the manager 60 s and 120 s
  expect(costByRole(fields, givings, 8)).toEqual([
    { role: 'member', people: 2, minutes: [0.6, 1.2] },
    { role: 'manager', people: 1, minutes: [0.1, 0.3] },
  ]);
});

test('a team of fewer than three is told without its name', () => {
  const north = ['a', 'b', 'c'].map((id) => giving(id, 'North', 'deal.amount', 8));
  const south = ['d', 'e'].map((id) => giving(id, 'South', 'deal.amount', 4));
  expect(givers([...south, ...north], 8)).toEqual([
    { role: 'member', team: 'North', people: 3, times_a_week: 3 },
    { role: 'member', team: null, people: 2, times_a_week: 1 },
  ]);
});

test('nobody gives anything where nobody works yet', () => {
  expect(costByRole(fields, [], 1)).toEqual([]);
  expect(givers([], 1)).toEqual([]);
});
