import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { filterBody, filterParameter, filterSchema } from './filter-schema.ts';
import { isVast } from './vast-filter.ts';

const rome: Filter = { field: 'city', op: 'is', value: 'Rome' };

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

test('as large as a filter may be asked, it is read', () => {
  const most = { and: times(1000, () => ({ not: { ...rome, value: { ago: 1, unit: 'day' } } })) };
  expect(filterSchema.safeParse(most).success).toBe(true);
  const names = {
    or: times(50, () => ({ ...rome, op: 'any_of', value: times(500, () => 'Rome') })),
  };
  expect(filterSchema.safeParse(names).success).toBe(true);
});

test('what is far too long is refused before each of its conditions is checked', () => {
  let looks = 0;
  const seen = {
    has: 'task',
    get filter() {
      looks++;
      return rome;
    },
  };
  const vast = {
    or: times(10, () => ({ and: times(20, () => ({ or: times(130, () => seen) })) })),
  };
  const parsed = filterSchema.safeParse(vast);
  expect(parsed.error?.issues).toMatchObject([{ message: expect.stringContaining('too many') }]);
  // the walk alone reads it, and stops at its limit
  expect(looks).toBeLessThan(2000);
});

test.each([
  ['lists of values', { or: times(100, () => ({ ...rome, value: times(500, () => 1) })) }],
  ['levels', times(100, () => 0).reduce<Filter>((inner) => ({ not: inner }), rome)],
])('too many %s are too much', (_, given) => expect(isVast(given)).toBe(true));

test('in a body and in an address it is said what is wrong', () => {
  const vast = { and: times(5000, () => ({})) };
  const said = [vast, { what: 1 }].flatMap((given) => [
    filterBody.safeParse(given).error?.issues[0]?.message,
    filterParameter.safeParse(JSON.stringify(given)).error?.issues[0]?.message,
  ]);
  expect(said).toEqual([
    expect.stringContaining('too many conditions'),
    expect.stringContaining('too many conditions'),
    expect.stringContaining('no filter'),
    expect.stringContaining('Give the filter as JSON'),
  ]);
});
