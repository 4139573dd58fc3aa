import { expect, test } from 'vitest';
import { splitRows } from './goal-rows.ts';

const NOTHING = { goal: null, won_count: 0, open_count: 0 };

function member(id: string, more: object = {}) {
  return { whose: 'member' as const, id, ...NOTHING, ...more };
}

test('who sells or has a goal is listed; who does neither stands behind it', () => {
  const all = { whose: 'workspace' as const, id: null, ...NOTHING };
  const north = { whose: 'team' as const, id: 'north', ...NOTHING, open_count: 1 };
  const service = { whose: 'team' as const, id: 'service', ...NOTHING };
  const [won, open, aim, idle] = [
    member('won', { won_count: 1 }),
    member('open', { open_count: 1 }),
    member('aim', { goal: 0 }),
    member('idle'),
  ];
  expect(splitRows([all, north, service, won, open, aim, idle], 'boss')).toEqual({
    told: [all, north, won, open, aim],
    rest: [service, idle],
  });
});

test('one’s own row is always there, to set a goal in', () => {
  const me = member('me');
  expect(splitRows([me], 'me')).toEqual({ told: [me], rest: [] });
});

test('where nobody sells yet, all are listed', () => {
  const rows = [member('one'), member('two')];
  expect(splitRows(rows, 'boss')).toEqual({ told: rows, rest: [] });
});
