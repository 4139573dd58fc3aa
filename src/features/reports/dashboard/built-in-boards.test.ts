import { expect, test } from 'vitest';
import { settle } from './arrange.ts';
import { readPeriod } from './board-period.ts';
import { boardFor, builtInBoards } from './built-in-boards.ts';
import { tilesSchema } from './tile.ts';
import { type BoardView, readTeam, readWhose, tileRequest, writeWhose } from './tile-request.ts';

test.each(builtInBoards)('the dashboard for the $name is laid out without a gap', ({ tiles }) => {
  expect(tilesSchema.safeParse(tiles).error).toBeUndefined();
  expect(settle(tiles)).toEqual(tiles);
  expect(tiles.length).toBeGreaterThanOrEqual(5);
  expect(tiles.length).toBeLessThanOrEqual(8);
});

test('each finds the dashboard of their work', () => {
  expect(boardFor({ role: 'administrator', deals: 0, cases: 9 })).toBe('administrator');
  expect(boardFor({ role: 'manager', deals: 0, cases: 9 })).toBe('manager');
  expect(boardFor({ role: 'manager', deals: 3, cases: 0, isSponsor: true })).toBe('sponsor');
  expect(boardFor({ role: 'member', deals: 4, cases: 9 })).toBe('service');
  expect(boardFor({ role: 'member', deals: 0, cases: 0 })).toBe('seller');
});

const own = { metrics: ['win_rate'], period: { this: 'year' as const } };
const view: BoardView = {
  period: { last: 30, unit: 'day' },
  whose: 'everyone',
  compare: 'previous',
};

test('a tile asks over the period of the dashboard, unless it keeps its own', () => {
  expect(tileRequest({}, own, view)).toEqual({ ...own, period: view.period, compare: 'previous' });
  expect(tileRequest({ keeps_period: true }, own, view).period).toEqual({ this: 'year' });
});

test('all time is compared with nothing', () => {
  expect(tileRequest({}, own, { ...view, period: 'all' })).not.toHaveProperty('compare');
  expect(tileRequest({}, own, { ...view, compare: 'none' })).not.toHaveProperty('compare');
});

test('a tile’s own filter holds beside the one of the dashboard', () => {
  const filter = { field: 'status', op: 'is' as const, value: 'won' };
  const mine = { field: 'owner_id', op: 'is', value: '$me' };
  expect(tileRequest({}, own, { ...view, whose: 'me' }).filter).toEqual(mine);
  const both = tileRequest({}, { ...own, filter }, { ...view, whose: 'me' });
  expect(both.filter).toEqual({ and: [filter, mine] });
});

test('whose figures are meant is told in the address', () => {
  const member = '0197f1f0-0000-7000-8000-000000000000';
  for (const whose of ['me', 'everyone', { member }] as const) {
    expect(readWhose(writeWhose(whose))).toEqual(whose);
  }
  expect(readWhose('max')).toBeUndefined();
  const team = { team: 'north', members: [member] };
  expect(readTeam(writeWhose(team))).toBe('north');
  expect(tileRequest({}, own, { ...view, whose: team }).filter).toMatchObject({ value: [member] });
});

test.each([
  [{ this: 'month' }, { this: 'month' }],
  [
    { last: 30, unit: 'day', more: 1 },
    { last: 30, unit: 'day' },
  ],
  ['all', 'all'],
  [
    { from: '2026-01-01', to: '2026-02-01' },
    { from: '2026-01-01', to: '2026-02-01' },
  ],
  [{ from: '2026-03-01', to: '2026-02-01' }, undefined],
  [{ from: '2026-13-41', to: '2027-02-01' }, undefined],
  [{ this: 'age' }, undefined],
  [{ last: -3, unit: 'day' }, undefined],
  ['soon', undefined],
  [null, undefined],
])('the period %j of an address is read as %j', (given, read) => {
  expect(readPeriod(given)).toEqual(read);
});
