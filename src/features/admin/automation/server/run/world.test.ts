import { expect, test } from 'vitest';
import { sayValue, type World } from './world.ts';

const world: World = { timeZone: 'UTC', language: 'en', members: new Map() };

test.each([
  ['EUR', 123_450, '1,234.50'],
  ['HUF', 123_450, '1,234.50'],
  ['JPY', 1234, '1,234'],
  ['EUR', 9_007_199_254_740_991, '90,071,992,547,409.91'],
])('the words of a rule say an amount in %s as it was entered', (currency, amount, written) => {
  expect(sayValue({ amount, currency }, world)).toContain(written);
});
