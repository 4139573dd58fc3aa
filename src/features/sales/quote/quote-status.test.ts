import { expect, test } from 'vitest';
import { acceptedInstead } from './quote-status.ts';

test('of the versions of a quote only another one that was accepted stands in the way', () => {
  const versions = [
    { id: 'second', status: 'draft' },
    { id: 'first', status: 'accepted' },
  ];
  expect(acceptedInstead(versions, 'second')?.id).toBe('first');
  expect(acceptedInstead(versions, 'first')).toBeUndefined();
  expect(acceptedInstead([{ id: 'first', status: 'sent' }], 'second')).toBeUndefined();
});
