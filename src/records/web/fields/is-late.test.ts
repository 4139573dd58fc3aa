import { expect, test } from 'vitest';
import { deal } from '#src/features/sales/deal/deal.ts';
import { isLate } from './is-late.ts';

const aids = { reader: { locale: 'en-GB', timeZone: 'UTC' } };
const today = new Date().toISOString().slice(0, 10);

test('the day of closing of an open deal is late once it has passed, and of no other', () => {
  const late = (record: object) => isLate(deal, 'closes_on', { record: { ...record }, aids });
  expect(late({ status: 'open', closes_on: '2020-03-31' })).toBe(true);
  expect(late({ status: 'won', closes_on: '2020-03-31' })).toBe(false);
  expect(late({ status: 'open', closes_on: today })).toBe(false);
  expect(late({ status: 'open', closes_on: null })).toBe(false);
  expect(isLate(deal, 'amount', { record: { status: 'open', amount: null }, aids })).toBe(false);
});
