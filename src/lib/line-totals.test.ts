import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from './app-error.ts';
import { writeDecimal } from './exact-numbers.ts';
import { type Line, lineTotals, type OverallDiscount } from './line-totals.ts';

function line(part: Partial<Line> = {}): Line {
  return {
    id: '0198c5a0-0000-7000-8000-000000000001',
    product_id: null,
    name: 'Chair',
    details: '',
    quantity: '1',
    unit: 'piece',
    unit_price: 10_000,
    discount: '0',
    tax: '22',
    ...part,
  };
}

const percent = fc
  .bigInt({ min: 0n, max: 10_000n })
  .map((hundredths) => writeDecimal(hundredths, 2));
const anyLine = fc
  .record({
    quantity: fc.bigInt({ min: 1n, max: 10n ** 8n }).map((parts) => writeDecimal(parts, 4)),
    unit_price: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10 ** 9 })),
    discount: fc.oneof(fc.constantFrom('0', '33.33', '50', '100'), percent),
    tax: fc.oneof(fc.constantFrom('0', '4', '10', '22', '7.7'), percent),
  })
  .map(line);
const anyLines = fc.array(anyLine, { maxLength: 12 });
const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

function check(lines: Line[], overall?: OverallDiscount): void {
  const totals = lineTotals(lines, overall);
  expect(total(totals.lines.map(({ net }) => net))).toBe(totals.subtotal);
  expect(total(totals.lines.map(({ share }) => share))).toBe(totals.discount);
  expect(totals.net).toBe(totals.subtotal - totals.discount);
  expect(total(totals.taxes.map(({ net }) => net))).toBe(totals.net);
  expect(total(totals.taxes.map(({ tax }) => tax))).toBe(totals.tax);
  expect(totals.total).toBe(totals.net + totals.tax);
  for (const { full, net, share } of totals.lines) {
    expect(net).toBeLessThanOrEqual(full);
    expect(share).toBeLessThanOrEqual(net);
    expect(share).toBeGreaterThanOrEqual(0);
  }
}

test('whatever is sold, the totals add up, with a discount in percent', () => {
  fc.assert(fc.property(anyLines, percent, (lines, given) => check(lines, { percent: given })));
});

test('whatever is sold, the totals add up, with a discount of an amount', () => {
  fc.assert(
    fc.property(anyLines, fc.nat({ max: 1000 }), (lines, thousandths) => {
      const { subtotal } = lineTotals(lines);
      check(lines, { amount: Math.floor((subtotal / 1000) * thousandths) });
    }),
  );
});

test('no line bears more than one unit more or less than its share of the discount', () => {
  fc.assert(
    fc.property(anyLines, fc.nat({ max: 10_000 }), (lines, wish) => {
      const { subtotal } = lineTotals(lines);
      const amount = Math.min(wish, subtotal);
      lineTotals(lines, { amount }).lines.forEach(({ net, share }) => {
        const exact = BigInt(amount) * BigInt(net);
        const given = BigInt(share) * BigInt(subtotal);
        const off = exact > given ? exact - given : given - exact;
        if (subtotal > 0) expect(off < BigInt(subtotal)).toBe(true);
      });
    }),
  );
});

test('a line is off its exact amount by half a unit at most', () => {
  fc.assert(
    fc.property(anyLine, (one) => {
      const { net } = lineTotals([one]).lines[0]!;
      const exact =
        hundredths(one.quantity, 4) *
        BigInt(one.unit_price) *
        (10_000n - hundredths(one.discount, 2));
      const off = BigInt(net) * 10n ** 8n - exact;
      expect(2n * (off < 0n ? -off : off) <= 10n ** 8n).toBe(true);
    }),
  );
});

function hundredths(text: string, places: number): bigint {
  const [whole, rest = ''] = text.split('.');
  return BigInt(whole + rest.padEnd(places, '0'));
}

test('the order of the lines changes no total', () => {
  fc.assert(
    fc.property(anyLines, percent, (lines, given) => {
      const { lines: _, ...totals } = lineTotals(lines, { percent: given });
      const turned = lineTotals([...lines].reverse(), { percent: given });
      // who bears the odd unit may change, and with it what each rate is charged on
      expect(turned.net).toBe(totals.net);
      expect(turned.discount).toBe(totals.discount);
      expect(Math.abs(turned.tax - totals.tax)).toBeLessThanOrEqual(lines.length);
    }),
  );
});

test('halves are rounded away from zero, once a line', () => {
  const lines = [
    line({ quantity: '0.5', unit_price: 1 }),
    line({ quantity: '0.5', unit_price: 1 }),
  ];
  expect(lineTotals(lines).subtotal).toBe(2);
  expect(lineTotals([line({ unit_price: 5, discount: '50' })]).net).toBe(3);
});

test('tax is reckoned on the sum of a rate, not line by line', () => {
  const lines = Array.from({ length: 3 }, () => line({ unit_price: 2 }));
  expect(lineTotals(lines).taxes).toEqual([{ rate: '22', net: 6, tax: 1 }]);
});

test('rates written in two ways are one, and come in order', () => {
  const lines = [line(), line({ tax: '4' }), line({ tax: '22.00' }), line({ tax: '0' })];
  expect(lineTotals(lines).taxes.map(({ rate }) => rate)).toEqual(['0', '4', '22']);
});

test('the odd cents of a discount go to those who lose most by rounding, the first of equals', () => {
  const lines = Array.from({ length: 3 }, () => line({ unit_price: 100 }));
  const { lines: amounts } = lineTotals(lines, { amount: 100 });
  expect(amounts.map(({ share }) => share)).toEqual([34, 33, 33]);
});

test('nothing comes to nothing', () => {
  expect(lineTotals([], { percent: '10' })).toMatchObject({ net: 0, total: 0, taxes: [] });
});

test.each([
  [{ quantity: '-1' }, 'Line 2: Give a quantity above 0'],
  [{ quantity: '0' }, 'Line 2: Give a quantity above 0'],
  [{ quantity: '0.0000' }, 'Line 2: Give a quantity above 0'],
  [{ quantity: '1.23456' }, 'Line 2: Give a quantity above 0'],
  [{ quantity: '1e9' }, 'Line 2: Give a quantity above 0'],
  [{ unit_price: -1 }, 'Line 2: Give the price'],
  [{ unit_price: 0.5 }, 'Line 2: Give the price'],
  [{ unit_price: 2 ** 53 }, 'Line 2: Give the price'],
  [{ discount: '100.01' }, 'Line 2: Give the discount in percent from 0 to 100'],
  [{ tax: '-4' }, 'Line 2: Give the tax in percent from 0 to 100'],
  [
    { quantity: '2', unit_price: Number.MAX_SAFE_INTEGER },
    'Line 2: The amount is more than can be reckoned exactly.',
  ],
])('%j is refused, and the line is named', (part, message) => {
  expect(() => lineTotals([line(), line(part)])).toThrow(message);
});

test('a sum beyond what can be reckoned is refused', () => {
  const most = line({ unit_price: Number.MAX_SAFE_INTEGER, tax: '0' });
  expect(lineTotals([most]).total).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => lineTotals([most, most])).toThrow('The lines come to more than');
  expect(() => lineTotals([{ ...most, tax: '1' }])).toThrow(AppError);
});

test('a discount larger than the sum is refused', () => {
  expect(() => lineTotals([line()], { amount: 10_001 })).toThrow('The discount is more than');
  expect(() => lineTotals([line()], { amount: -1 })).toThrow(AppError);
  expect(() => lineTotals([line()], { percent: '101' })).toThrow(AppError);
});
