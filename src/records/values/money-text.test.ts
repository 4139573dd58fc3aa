import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, readAmount, readNumber, writeAmount } from './money-text.ts';

test.each([
  ['1234.56', 1234.56],
  ['1.234,56', 1234.56],
  ["1'234.56", 1234.56],
  ['1 234,5', 1234.5],
  ['-12', -12],
  [',5', 0.5],
  ['1.234.567', 1234567],
])('%s is read as %d', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each(['', 'twelve', '1e5', '12-', '€'])('%j is no number', (text) => {
  expect(readNumber(text)).toBeNull();
});

test('what is written of an amount is read back as the same, in any currency', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'HUF', 'XXX'),
      (amount, currency) => {
        expect(readAmount(writeAmount({ amount, currency }), currency) ?? 0).toBe(amount + 0);
      },
    ),
  );
});

test.each([
  ['1.250', 125_000],
  ['1,250', 125_000],
  ['-12.000', -1_200_000],
  [' 250.000', 25_000_000],
  ['1.25', 125],
  ['1,2', 120],
  ['0,125', 13],
])(
  'the amount %j comes to %d cents: three digits after the only mark are thousands',
  (text, amount) => {
    expect(readAmount(text, 'EUR')).toBe(amount);
  },
);

test('a currency with three places has them after its mark', () => {
  expect(readAmount('1.250', 'KWD')).toBe(1250);
  expect(readAmount('1.250', 'JPY')).toBe(1250);
});

test('money is shown in its currency', () => {
  expect(formatMoney({ amount: 199900, currency: 'EUR' }, 'en')).toBe('€1,999.00');
  expect(formatMoney({ amount: 1999, currency: 'JPY' }, 'en')).toBe('¥1,999');
});
