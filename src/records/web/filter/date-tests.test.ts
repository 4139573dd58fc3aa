import { expect, test } from 'vitest';
import { DATE_TESTS, readDateTest } from './date-tests.ts';
import english from './en.json' with { type: 'json' };

const input = { count: 14, day: '2026-03-01', to: '2026-03-31' };

test.each(DATE_TESTS.map((one) => [one.name, one] as const))(
  '“%s” is known again by what it asks, and has its words',
  (name, one) => {
    const made = one.make(input);
    const read = readDateTest(made);
    expect(read?.test.name).toBe(name);
    expect(read?.test.make(read.input)).toEqual(made);
    expect(Object.keys(english.when).some((key) => key.replace(/_(one|other)$/, '') === name)).toBe(
      true,
    );
    if (one.takes !== 'nothing') expect(english.choose).toHaveProperty(name);
  },
);

test('a rule made elsewhere that the screen has no words for is not taken for another', () => {
  expect(readDateTest({ op: 'within', value: { last: 3, unit: 'year' } })).toBeNull();
  expect(readDateTest({ op: 'before', value: { ago: 2, unit: 'week' } })).toBeNull();
});
