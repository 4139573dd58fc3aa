import { expect, test } from 'vitest';
import { readLine } from './line.ts';
import { readAmount } from './read-amounts.ts';

test.each([
  ['12k', 1_200_000, null],
  ['12 k', 1_200_000, null],
  ['€ 12.000', 1_200_000, 'EUR'],
  ['12,000 EUR', 1_200_000, 'EUR'],
  ['12.000 €', 1_200_000, 'EUR'],
  ['€12', 1_200, 'EUR'],
  ['1.5m', 150_000_000, null],
  ['1,5 Mio', 150_000_000, null],
  ['1,5 Mio. €', 150_000_000, 'EUR'],
  ['1.250 Mio', 125_000_000, null],
  ['1,5 milioni di', 150_000_000, null],
  ['1,5 M€', 150_000_000, 'EUR'],
  ['12 k€', 1_200_000, 'EUR'],
  ['€12k', 1_200_000, 'EUR'],
  ['EUR 1.2m', 120_000_000, 'EUR'],
  ['12 Tsd. €', 1_200_000, 'EUR'],
  ['12mila euro', 1_200_000, 'EUR'],
  ['12 000 €', 1_200_000, 'EUR'],
  ['12 000,50 €', 1_200_050, 'EUR'],
  ["CHF 12'000.–", 1_200_000, 'CHF'],
  ['12.000,- EUR', 1_200_000, 'EUR'],
  ['€ 12.000,-', 1_200_000, 'EUR'],
  ['$12,500.50', 1_250_050, 'USD'],
  ['12.500,50 EUR', 1_250_050, 'EUR'],
  ['1.234.567 €', 123_456_700, 'EUR'],
  ['0,99 €', 99, 'EUR'],
  ['£3.5k', 350_000, 'GBP'],
  ['budget 12.000, call', null, null],
  ['wants it, 12.000, call back', 1_200_000, null],
  ['wants it, 12000', 1_200_000, null],
  ['signed in, 2025, again', null, null],
  ['12', null, null],
  ['5 m long', null, null],
  ['12k users', null, null],
  ['at 3M', null, null],
  ['1,2,3 €', null, null],
  ['99999999999999999999 €', null, null],
] as const)('%s is %s hundredths of %s', (text, cents, currency) => {
  const amount = readAmount(readLine(text, 'en'));
  expect(amount && { cents: amount.cents, currency: amount.currency }).toEqual(
    cents === null ? null : { cents, currency },
  );
});

test('the first amount is taken, with its span', () => {
  const text = 'offer for € 12.000 or 15k';
  const amount = readAmount(readLine(text, 'en'));
  expect(text.slice(...amount!.span)).toBe('€ 12.000');
});
