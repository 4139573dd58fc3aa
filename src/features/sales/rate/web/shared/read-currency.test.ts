import { expect, test } from 'vitest';
import { listCurrencies, readCurrency } from './read-currency.ts';

test('a currency is known by its letters and by its name, in any case', () => {
  expect(readCurrency(' usd ', 'en')).toBe('USD');
  expect(readCurrency('us dollar', 'en')).toBe('USD');
  expect(readCurrency('Schweizer Franken', 'de')).toBe('CHF');
  expect(readCurrency('franco svizzero', 'it')).toBe('CHF');
});

test('what is no currency is none, though it has three letters', () => {
  expect(readCurrency('DOL', 'en')).toBeNull();
  expect(readCurrency('Dollar', 'en')).toBeNull();
  expect(readCurrency('', 'en')).toBeNull();
});

test('every currency that is offered is one that is taken', () => {
  const all = listCurrencies('de');
  expect(all.length).toBeGreaterThan(100);
  for (const { code, name } of all) expect(readCurrency(code, 'de'), name).toBe(code);
});
