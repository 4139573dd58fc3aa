import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIn } from './fill-in.ts';

test('places are filled in, and what is not known leaves no gap', () => {
  const body = 'Hello {first_name},\nabout {number} of {company}. {owner} {unknown}';
  expect(fillIn(body, { first_name: 'Anna', number: 'C-1001', owner: 'Ada' })).toBe(
    'Hello Anna,\nabout C-1001 of. Ada {unknown}',
  );
  expect(fillIn('Hello {first_name},', {})).toBe('Hello,');
});

test('what is filled in is not filled in again, whatever it says', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const known = { name: `{owner}${name}`, owner: 'SECRET' };
      expect(fillIn('Dear {name}!', known)).toBe(`Dear {owner}${name}!`);
    }),
  );
});
