import { expect, test } from 'vitest';
import { cleanLines } from '#src/records/values/clean-lines.ts';
import { sayLine } from './say-line.ts';

test('a line is read in the numbers and the money of the reader, and is silent on what it has none of', () => {
  const given = { name: 'Pump', quantity: '1.5', unit: 'h', unit_price: 520_000, tax: '7.5' };
  const [line] = cleanLines([given]);
  const said = sayLine(line!, { currency: 'EUR', locale: 'de' });
  expect({ ...said, price: said.price.replace(/\s/g, ' ') }).toEqual({
    ...{ name: 'Pump', details: '', unit: 'h', quantity: '1,5', discount: '', tax: '7,5' },
    price: '5.200,00 €',
  });
  expect(sayLine(line!, { currency: 'EUR', locale: 'en' }).price).toBe('€5,200.00');
});
