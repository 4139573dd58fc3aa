import { AppError } from '#src/lib/app-error.ts';
import { isCurrency } from '#src/lib/currency.ts';
import { divideRounded, parseDecimal, writeDecimal } from '#src/lib/exact-numbers.ts';
import { type Line, type LineTotals, lineTotals, PERCENT_PLACES } from '#src/lib/line-totals.ts';
import type { Money } from '#src/records/field-types.ts';

/** What quotes and orders have in common: lines in one currency, less a discount on the whole. */
export interface Priced {
  lines: readonly Line[];
  currency: string;
  /** Percent with two places at most; null is none. */
  discount: number | null;
}

export interface KeptTotals {
  net: Money;
  tax: Money;
  total: Money;
}

export function totalsOf({ lines, discount }: Pick<Priced, 'lines' | 'discount'>): LineTotals {
  return discount ? lineTotals(lines, { percent: String(discount) }) : lineTotals(lines);
}

/** The sums as they are kept with the record; refuses what cannot be reckoned. */
export function keptTotals(priced: Priced): KeptTotals {
  const { currency, discount } = priced;
  if (!isCurrency(currency)) {
    throw new AppError('invalid', 'Give the currency as three letters, such as EUR.', {
      issues: [{ path: ['currency'], message: 'Give the currency as three letters, such as EUR.' }],
    });
  }
  if (discount !== null && !isPercent(discount)) {
    const message = 'Give the discount in percent from 0 to 100 with two places at most.';
    throw new AppError('invalid', message, { issues: [{ path: ['discount'], message }] });
  }
  const { net, tax, total } = totalsOf(priced);
  const money = (amount: number) => ({ amount, currency });
  return { net: money(net), tax: money(tax), total: money(total) };
}

function isPercent(value: number): boolean {
  return value <= 100 && parseDecimal(String(value), PERCENT_PLACES) !== null;
}

/** What is given away in all, of the prices without any discount: percent with two places. */
export function effectiveDiscount(priced: Pick<Priced, 'lines' | 'discount'>): string | null {
  const totals = totalsOf(priced);
  const full = totals.lines.reduce((sum, line) => sum + BigInt(line.full), 0n);
  if (full === 0n) return null;
  const given = (full - BigInt(totals.net)) * HUNDRED_PERCENT;
  return writeDecimal(divideRounded(given, full), PERCENT_PLACES);
}

const HUNDRED_PERCENT = 10_000n;
