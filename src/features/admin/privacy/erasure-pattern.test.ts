import { expect, test } from 'vitest';
import { writePattern } from './erasure-pattern.ts';

const rest = { emails: [], phones: [] };

test('a whole name in one field is looked for as one in two', () => {
  for (const name of [
    { first: '', last: 'Özgür Çelik' },
    { first: 'Özgür Çelik', last: '' },
  ]) {
    const { search, left } = writePattern({ ...rest, names: [name] });
    expect(left).toEqual([]);
    expect(search.pattern).toContain('Özgür\\s+Çelik');
    expect(search.pattern).toContain('Çelik\\s*,?\\s+Özgür');
    expect(search.pattern).toContain('Ozgur\\s+Celik');
  }
});

test('of a single name it is said why it is not looked for', () => {
  const one = writePattern({ ...rest, names: [{ first: '', last: 'Huber' }] });
  expect(one.left).toEqual([{ words: 'Huber', why: 'one_name' }]);
  const short = writePattern({ ...rest, names: [{ first: 'Li', last: '' }] });
  expect(short.left).toEqual([{ words: 'Li', why: 'too_short' }]);
});
