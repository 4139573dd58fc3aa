import { expect, test } from 'vitest';
import { defineRecord } from '#src/records/define-record.ts';
import { nextSort, readListState, toListQuery } from './list-state.ts';

const declaration = defineRecord({
  type: 'deal',
  plural: 'deals',
  label: 'Deal',
  pluralLabel: 'Deals',
  title: () => 'deal',
  fields: {
    name: { kind: 'text', maxLength: 9, label: 'Name', why: 'w', usedIn: ['u'] },
    city: { kind: 'text', maxLength: 9, label: 'City', why: 'w', usedIn: ['u'] },
  },
  listFields: ['name'],
});
const views = [
  { name: 'all', label: () => 'All', conditions: [] },
  {
    name: 'mine',
    label: () => 'Mine',
    conditions: [{ field: 'owner_id', op: 'is' as const, value: '$me' }],
    sort: '-created_at',
  },
];
const defaults = { views, sort: 'title' };

test('an empty address is the first view with the columns of the declaration', () => {
  const state = readListState(declaration, {}, defaults);
  expect(state).toEqual({
    view: 'all',
    saved: undefined,
    sort: 'title',
    conditions: [],
    columns: ['name'],
    group: null,
    bin: false,
    lost: [],
  });
  expect(toListQuery(state, views)).toEqual({ sort: 'title' });
});

test('a view brings its filter and its order, and leaves it to the server who looks', () => {
  const where = [{ field: 'city', op: 'is', value: 'Rome' }];
  const state = readListState(declaration, { view: 'mine', where }, defaults);
  expect(toListQuery(state, views)).toEqual({
    sort: '-created_at',
    filter: { and: [{ field: 'owner_id', op: 'is', value: '$me' }, where[0]] },
  });
});

test('what no field fits is left out of an address that was typed or kept from before', () => {
  const search = {
    view: 'gone',
    sort: '-price',
    columns: 'price,city',
    where: [{ field: 'price', op: 'is', value: 1 }, { field: 'city', op: 'like' }, null, 'x'],
    bin: 'yes',
  };
  expect(readListState(declaration, search, defaults)).toEqual({
    view: 'all',
    saved: undefined,
    sort: 'title',
    conditions: [],
    columns: ['city'],
    group: null,
    bin: false,
    lost: ['price'],
  });
});

test('a heading sorts up, then down, then as before', () => {
  expect(nextSort('title', 'city')).toBe('city');
  expect(nextSort('city', 'city')).toBe('-city');
  expect(nextSort('-city', 'city')).toBeUndefined();
});

const saved = {
  id: 'v1',
  name: 'In Rome',
  recordType: 'deal',
  ownerId: null,
  visibility: 'private' as const,
  filter: {
    and: [
      { field: 'city', op: 'is' as const, value: 'Rome' },
      { field: 'x_gone', op: 'is' as const, value: 'a' },
    ],
  },
  sort: '-city',
  columns: 'city,x_gone,name',
  widths: {},
  group: 'due_on:week',
};

test('a saved view says all that the address does not, and what it names in vain is told', () => {
  const own = { ...defaults, saved: [saved] };
  const state = readListState(declaration, { view: 'v1', group: 'city' }, own);
  expect(state).toMatchObject({
    view: '',
    saved,
    sort: '-city',
    conditions: [saved.filter.and[0]],
    columns: ['city', 'name'],
    group: { field: 'city', step: 'month' },
    lost: ['x_gone'],
  });
  expect(readListState(declaration, { view: 'v1', where: [] }, own).conditions).toEqual([]);
});

test('one begins with the view one chose, but not in the bin', () => {
  const own = { ...defaults, saved: [saved], start: 'v1' };
  expect(readListState(declaration, {}, own).saved).toBe(saved);
  expect(readListState(declaration, { view: 'all' }, own).view).toBe('all');
  expect(readListState(declaration, { bin: true }, own).saved).toBeUndefined();
  expect(readListState(declaration, {}, { ...own, start: 'gone' }).view).toBe('all');
});
