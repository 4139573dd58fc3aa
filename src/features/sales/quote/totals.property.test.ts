import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '#src/lib/line-totals.ts';
import { effectiveDiscount, keptTotals, totalsOf } from './totals.ts';

const percent = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 99_999_999 }).map((value) => String(value / 10_000)),
    unit_price: fc.integer({ min: 0, max: 10_000_000 }),
    discount: percent.map(String),
    tax: percent.map(String),
  })
  .map((some): Line => ({ id: '', product_id: null, name: 'x', details: '', unit: '', ...some }));
const priced = fc.record({
  lines: fc.array(line, { maxLength: 20 }),
  discount: fc.option(percent),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
});

test('what is kept adds up: net and tax are the total, in one currency', () => {
  fc.assert(
    fc.property(priced, (given) => {
      const { net, tax, total } = keptTotals(given);
      expect(net.amount + tax.amount).toBe(total.amount);
      expect(new Set([net, tax, total].map(({ currency }) => currency))).toEqual(
        new Set([given.currency]),
      );
      const { subtotal, discount } = totalsOf(given);
      expect(subtotal - discount).toBe(net.amount);
    }),
  );
});

test('what is given away in all lies between nothing and everything', () => {
  fc.assert(
    fc.property(priced, (given) => {
      const given_away = effectiveDiscount(given);
      if (given_away === null) return;
      expect(given_away).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
      expect(Number(given_away)).toBeLessThanOrEqual(100);
    }),
  );
});

test.each([
  [null, '0'],
  [15, '15'],
  [12.5, '12.5'],
])('a discount of %s on the whole is given away as such', (discount, expected) => {
  const lines: Line[] = [
    {
      id: '',
      product_id: null,
      name: 'x',
      details: '',
      quantity: '2',
      unit: '',
      unit_price: 50_000,
      discount: '0',
      tax: '22',
    },
  ];
  expect(effectiveDiscount({ lines, discount })).toBe(expected);
});
