import { expect, test } from 'vitest';
import { testsOf } from './reach-words.ts';

const said = (name: 'reach_phone' | 'reach_letter') =>
  testsOf(name).find(({ is }) => is === 'no_address')?.label;

test('by phone a number is missing, by letter an address', () => {
  expect([said('reach_phone'), said('reach_letter')]).toEqual([
    'without number',
    'without address',
  ]);
});
