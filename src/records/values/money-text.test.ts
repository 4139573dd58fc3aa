import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, readAmount, readNumber, writeAmount, writeDecimal } from './money-text.ts';

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

const LOCALES = [undefined, 'en', 'en-US', 'de', 'de-AT', 'de-CH', 'it', 'it-CH'];

test('what is written of an amount is read back as the same, in any currency and language', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'HUF', 'XXX'),
      fc.constantFrom(...LOCALES),
      (amount, currency, locale) => {
        const written = writeAmount({ amount, currency }, locale);
        expect(readAmount(written, currency, locale) ?? 0).toBe(amount + 0);
      },
    ),
  );
});

test('what is written of a number is read back as the same, and so is how its reader sees it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 10), max: 10 ** 10 }),
      fc.constantFrom(...LOCALES),
      (thousandths, locale) => {
        const number = thousandths / 1000;
        expect(readNumber(writeDecimal(number, locale), locale)).toBe(number + 0);
        const seen = new Intl.NumberFormat(locale ?? 'en', { maximumFractionDigits: 3 });
        expect(readNumber(seen.format(number), locale ?? 'en')).toBe(number + 0);
      },
    ),
  );
});

test.each([
  ['1.250', 'de-DE', 1250],
  ['1.250', 'it', 1250],
  ['1,250', 'de-DE', 1.25],
  ['1.250', 'en-GB', 1.25],
  ['1,250', 'en-GB', 1250],
  ['-12.000', 'de', -12_000],
  ['1.25', 'de', 1.25],
  ['0.125', 'de', 0.125],
  ['1’250.5', 'de-CH', 1250.5],
  ['1.250', 'de-CH', 1.25],
  ['1.250', undefined, 1.25],
])('the number %j written in %s is %d', (text, locale, number) => {
  expect(readNumber(text, locale)).toBe(number);
});

test('an amount is shown to be typed in the mark of its reader', () => {
  const money = { amount: 125_050, currency: 'EUR' };
  expect(['en', 'de', 'it', 'de-CH'].map((locale) => writeAmount(money, locale))).toEqual([
    ...['1250.50', '1250,50', '1250,50', '1250.50'],
  ]);
  expect(writeAmount({ amount: 125_000, currency: 'EUR' }, 'de')).toBe('1250');
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
  expect(readAmount('1,250', 'KWD', 'de')).toBe(1250);
  expect(readAmount('1.250', 'KWD', 'de')).toBe(1_250_000);
  expect(readAmount('1.250', 'JPY')).toBe(1250);
});

test('money is shown in its currency', () => {
  expect(formatMoney({ amount: 199900, currency: 'EUR' }, 'en')).toBe('€1,999.00');
  expect(formatMoney({ amount: 1999, currency: 'JPY' }, 'en')).toBe('¥1,999');
});
