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
    sort: 'title',
    conditions: [],
    columns: ['name'],
    bin: false,
  });
  expect(toListQuery(state, views, 'm1')).toEqual({ sort: 'title' });
});

test('a view brings its filter and its order, and knows who looks', () => {
  const where = [{ field: 'city', op: 'is', value: 'Rome' }];
  const state = readListState(declaration, { view: 'mine', where }, defaults);
  expect(toListQuery(state, views, 'm1')).toEqual({
    sort: '-created_at',
    filter: { and: [{ field: 'owner_id', op: 'is', value: 'm1' }, where[0]] },
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
    sort: 'title',
    conditions: [],
    columns: ['city'],
    bin: false,
  });
});

test('a heading sorts up, then down, then as before', () => {
  expect(nextSort('title', 'city')).toBe('city');
  expect(nextSort('city', 'city')).toBe('-city');
  expect(nextSort('-city', 'city')).toBeUndefined();
});
