import { expect, test } from 'vitest';
import { isFilter, joinFilter, parseFilter, splitFilter, testsOf } from './read-filter.ts';

const rome = { field: 'city', op: 'is' as const, value: 'Rome' };
const oslo = { field: 'city', op: 'is' as const, value: 'Oslo' };

test('conditions that all hold come out of a filter as they went in', () => {
  const conditions = [rome, { or: [rome, oslo] }, { not: oslo }];
  expect(splitFilter(joinFilter(conditions))).toEqual(conditions);
  expect(splitFilter({ and: [rome, { and: [oslo] }] })).toEqual([rome, oslo]);
  expect(joinFilter([])).toBeNull();
});

test('the screen edits a test and tests of which one holds, and leaves the rest alone', () => {
  expect(testsOf(rome)).toEqual([rome]);
  expect(testsOf({ or: [rome, oslo] })).toEqual([rome, oslo]);
  expect(testsOf({ not: rome })).toBeNull();
  expect(testsOf({ or: [rome, { and: [oslo, rome] }] })).toBeNull();
});

test.each([
  '',
  'x',
  'null',
  '[]',
  '{}',
  '{"field":"city"}',
  '{"field":"city","op":"like"}',
  '{"and":[]}',
  '{"or":[{}]}',
  '{"not":1}',
])('%j from an address or a file is no filter', (text) => expect(parseFilter(text)).toBeNull());

test('what has the shape of a filter is taken', () => {
  expect(isFilter({ not: { or: [rome, { field: 'a.b', op: 'is_empty' }] } })).toBe(true);
});
