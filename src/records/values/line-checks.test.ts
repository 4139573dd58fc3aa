import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { changesBetween } from '#src/records/server/write/changes.ts';
import { defineRecord } from '../define-record.ts';
import { createSchema } from '../record-schema.ts';
import { cleanLines } from './clean-lines.ts';
import { linesSchema } from './line-checks.ts';
import { writeLines } from './lines-text.ts';

const sale = defineRecord({
  type: 'sale',
  plural: 'sales',
  label: 'Sale',
  pluralLabel: 'Sales',
  title: () => 'Sale',
  fields: {
    lines: {
      kind: 'lines',
      maxItems: 3,
      currency: 'amount',
      products: 'product',
      label: 'Lines',
      why: 'So that it is known what is sold.',
      usedIn: ['Lists'],
    },
  },
  listFields: [],
});

const chair = { name: 'Chair', quantity: '2', unit_price: 4950 };

function why(lines: unknown): string | undefined {
  return createSchema(sale).safeParse({ lines }).error?.issues[0]?.message;
}

test('a line needs a name, a quantity and a price', () => {
  expect(why([chair])).toBeUndefined();
  expect(why([])).toBeUndefined();
});

test.each([
  [{ ...chair, quantity: '-1' }, 'Line 2: Give a quantity above 0'],
  [{ ...chair, quantity: '0' }, 'Line 2: Give a quantity above 0'],
  [{ ...chair, quantity: 2 }, 'Line 2: Give a quantity above 0'],
  [{ ...chair, quantity: '1,5' }, 'Line 2: Give a quantity above 0'],
  [{ ...chair, quantity: '9'.repeat(100_000) }, 'Line 2: Give a quantity above 0'],
  [{ ...chair, name: '  ' }, 'Line 2: Say in 300 characters'],
  [{ ...chair, name: 'x'.repeat(301) }, 'Line 2: Say in 300 characters'],
  [{ name: 'Chair', quantity: '1' }, 'Line 2: Give the price'],
  [{ ...chair, unit_price: -5 }, 'Line 2: Give the price'],
  [{ ...chair, unit_price: 1.5 }, 'Line 2: Give the price'],
  [{ ...chair, unit_price: 1e300 }, 'Line 2: Give the price'],
  [{ ...chair, discount: '101' }, 'Line 2: Give the discount'],
  [{ ...chair, tax: '-1' }, 'Line 2: Give the tax'],
  [{ ...chair, unit: 'x'.repeat(41) }, 'Line 2: The unit'],
  [{ ...chair, details: 'x'.repeat(2001) }, 'Line 2: The details'],
  [{ ...chair, quantity: '999', unit_price: Number.MAX_SAFE_INTEGER }, 'Line 2: The amount is'],
  [{ ...chair, unit_price: Number.MAX_SAFE_INTEGER - 1, quantity: '1' }, 'The lines come to'],
])('%j is refused with the number of the line', (line, message) => {
  expect(why([chair, line])).toContain(message);
});

test('there are no more lines than the field takes, and each id once', () => {
  expect(why(Array(4).fill(chair))).toBe('There is room for 3 lines at most.');
  const id = '0198c5a0-0000-7000-8000-000000000001';
  expect(
    why([
      { ...chair, id },
      { ...chair, id: id.toUpperCase() },
    ]),
  ).toBe('Two lines have the same id.');
});

test('no input makes the check fail', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (lines) => {
      expect(typeof linesSchema(5).safeParse(lines).success).toBe('boolean');
    }),
  );
});

test('the shape of lines is told to programs', () => {
  const shape = z.toJSONSchema(createSchema(sale), { io: 'input', unrepresentable: 'any' });
  expect(JSON.stringify(shape)).toContain('"unit_price"');
});

test('lines are kept whole, with numbers written in one way', () => {
  const [line] = cleanLines([{ ...chair, name: ' Chair ', quantity: '02.50', tax: '22.00' }]);
  expect(line).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    product_id: null,
    name: 'Chair',
    details: '',
    quantity: '2.5',
    unit: '',
    unit_price: 4950,
    discount: '0',
    tax: '22',
  });
  expect(cleanLines([line!])).toEqual([line]);
});

test('lines whose parts stand in another order are the same', () => {
  const [line] = cleanLines([chair]);
  const turned = Object.fromEntries(Object.entries(line!).reverse());
  const row = { id: line!.id, lines: [line] };
  expect(changesBetween(sale, row, { ...row, lines: [turned] })).toEqual({});
  expect(changesBetween(sale, row, { ...row, lines: [{ ...line, tax: '4' }] })).toHaveProperty(
    'lines',
  );
});

test('lines are read as one reads a bill', () => {
  const lines = cleanLines([
    chair,
    { name: 'Assembly', quantity: '1.5', unit: 'h', unit_price: 1 },
  ]);
  expect(writeLines(lines)).toBe('2 × Chair; 1.5 × Assembly (h)');
});

test('lines that would fill hundreds of pages are refused', () => {
  const lines = Array.from({ length: 3 }, () => ({ ...chair, details: '\n'.repeat(2000) }));
  expect(why(lines.slice(1))).toBeUndefined();
  expect(why(lines)).toContain('more than a hundred pages');
});
