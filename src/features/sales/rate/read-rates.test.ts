import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRates } from './read-rates.ts';

const assumed = { base: 'EUR', day: '2026-11-22' };
const usd = { base: 'EUR', currency: 'USD', day: '2026-11-20', rate: 1.0823 };

test.each([
  ['USD 1.0823', { ...usd, day: '2026-11-22' }],
  ['usd = 1,0823', { ...usd, day: '2026-11-22' }],
  ['2026-11-20 USD 1.0823', usd],
  ['2026-11-20;USD;1,0823', usd],
  ['20.11.2026\tEUR/USD\t1,0823', usd],
  ['20/11/2026,USD,1.0823', usd],
  ['"20 November 2026";"USD";"1.0823"', usd],
  ['1 USD = 0.924 EUR', { base: 'USD', currency: 'EUR', day: '2026-11-22', rate: 0.924 }],
])('%s is understood', (line, rate) => {
  expect(readRates(line, assumed)).toEqual({ rates: [rate], unread: [] });
});

test('the table of a central bank gives a rate for each of its columns', () => {
  const table = 'Date, USD, JPY, BGN\n20 November 2026, 1.0823, 163.20, N/A\n';
  expect(readRates(table, assumed).rates).toEqual([usd, { ...usd, currency: 'JPY', rate: 163.2 }]);
});

test('a heading is left out, and lines that are not understood are told', () => {
  const { rates, unread } = readRates(
    'Day;Currency;Rate\n2026-11-20;USD;1.0823\n2026-11-20;??;1\n',
    assumed,
  );
  expect(rates).toEqual([usd]);
  expect(unread).toEqual(['2026-11-20;??;1']);
});

test('nothing that is pasted makes it fail, and every rate is one', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { rate, base, currency } of readRates(text, assumed).rates) {
        expect(rate).toBeGreaterThan(0);
        expect(base).not.toBe(currency);
      }
    }),
  );
});
