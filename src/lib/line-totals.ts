import { AppError } from './app-error.ts';
import {
  divideRounded,
  MOST_MINOR_UNITS,
  parseDecimal,
  spread,
  writeDecimal,
} from './exact-numbers.ts';

export const QUANTITY_PLACES = 4;
export const PERCENT_PLACES = 2;
const HUNDRED_PERCENT = 10_000n;
const ONE = 10_000n;
const TOO_LARGE = { reason: 'amount_too_large' };

/** One position of what is sold, in the currency of the record that it stands on. */
export interface Line {
  id: string;
  product_id: string | null;
  name: string;
  details: string;
  /** A decimal above 0 with up to 4 places, such as `"1.5"`. */
  quantity: string;
  /** What is counted, such as `piece`. */
  unit: string;
  /** Without tax, in the currency's smallest unit. */
  unit_price: number;
  /** Percent from 0 to 100 with up to 2 places, such as `"12.5"`. */
  discount: string;
  /** Percent from 0 to 100 with up to 2 places. */
  tax: string;
}

/** Given on the whole: so many percent, or an amount in the smallest unit. */
export type OverallDiscount = { percent: string } | { amount: number };

export interface LineAmounts {
  /** Quantity times price. */
  full: number;
  /** Less the line's own discount. */
  net: number;
  /** What it bears of the overall discount. */
  share: number;
}

export interface TaxAmount {
  /** Percent, such as `"22"`. */
  rate: string;
  /** What it is charged on. */
  net: number;
  tax: number;
}

/** All in the currency's smallest unit, without tax where it does not say so. */
export interface LineTotals {
  /** In the order of the lines. */
  lines: LineAmounts[];
  /** The sum of the lines. */
  subtotal: number;
  /** What is taken off the whole. */
  discount: number;
  net: number;
  /** By rate, the lowest first. */
  taxes: TaxAmount[];
  tax: number;
  /** With tax. */
  total: number;
}

/**
 * What the lines come to. Each line is rounded once, half away from zero; the overall discount is
 * spread over the lines so that they add up; tax is reckoned on the sum of each rate.
 */
export function lineTotals(lines: readonly Line[], overall?: OverallDiscount): LineTotals {
  const own = lines.map(ownAmounts);
  const nets = own.map(({ net }) => net);
  const subtotal = sum(nets);
  const discount = overall ? overallAmount(overall, subtotal) : 0n;
  const shares = spread(discount, nets);
  const taxes = taxesByRate(
    lines,
    nets.map((net, index) => net - shares[index]!),
  );
  const tax = sum(taxes.map((one) => one.tax));
  const net = subtotal - discount;
  return {
    lines: own.map((line, index) => ({
      full: small(line.full, index),
      net: small(line.net, index),
      share: Number(shares[index]!),
    })),
    subtotal: small(subtotal),
    discount: Number(discount),
    net: Number(net),
    taxes: taxes.map((one) => ({
      rate: writeDecimal(one.rate, PERCENT_PLACES),
      net: Number(one.net),
      tax: small(one.tax),
    })),
    tax: small(tax),
    total: small(net + tax),
  };
}

function ownAmounts(line: Line, index: number): { full: bigint; net: bigint } {
  const quantity = parseDecimal(line.quantity, QUANTITY_PLACES);
  if (quantity === null || quantity === 0n) throw refusal(index, 'quantity');
  if (!Number.isSafeInteger(line.unit_price) || line.unit_price < 0) {
    throw refusal(index, 'unit_price');
  }
  const full = quantity * BigInt(line.unit_price);
  const left = HUNDRED_PERCENT - percentOf(line.discount, index, 'discount');
  return {
    full: divideRounded(full, ONE),
    net: divideRounded(full * left, ONE * HUNDRED_PERCENT),
  };
}

function overallAmount(overall: OverallDiscount, subtotal: bigint): bigint {
  if ('percent' in overall) {
    const percent = parseDecimal(overall.percent, PERCENT_PLACES);
    if (percent === null || percent > HUNDRED_PERCENT) {
      throw new AppError(
        'invalid',
        'Give the discount in percent from 0 to 100 with two places at most, such as 12.5.',
      );
    }
    return divideRounded(subtotal * percent, HUNDRED_PERCENT);
  }
  const { amount } = overall;
  if (!Number.isSafeInteger(amount) || amount < 0 || BigInt(amount) > subtotal) {
    throw new AppError(
      'invalid',
      'The discount is more than what it is taken off. Give a smaller one.',
      { reason: 'discount_too_large' },
    );
  }
  return BigInt(amount);
}

function taxesByRate(lines: readonly Line[], nets: readonly bigint[]) {
  const byRate = new Map<bigint, bigint>();
  lines.forEach((line, index) => {
    const rate = percentOf(line.tax, index, 'tax');
    byRate.set(rate, (byRate.get(rate) ?? 0n) + nets[index]!);
  });
  return [...byRate]
    .map(([rate, net]) => ({ rate, net, tax: divideRounded(net * rate, HUNDRED_PERCENT) }))
    .sort((a, b) => (a.rate < b.rate ? -1 : 1));
}

function percentOf(text: string, index: number, part: 'discount' | 'tax'): bigint {
  const percent = parseDecimal(text, PERCENT_PLACES);
  if (percent === null || percent > HUNDRED_PERCENT) throw refusal(index, part);
  return percent;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function small(value: bigint, index?: number): number {
  if (value <= BigInt(MOST_MINOR_UNITS)) return Number(value);
  if (index === undefined) {
    throw new AppError(
      'invalid',
      'The lines come to more than can be reckoned exactly. Lower a quantity or a price.',
      TOO_LARGE,
    );
  }
  throw new AppError('invalid', LINE_MESSAGES.amount(index + 1), TOO_LARGE);
}

function refusal(index: number, part: keyof typeof LINE_MESSAGES): AppError {
  const message = LINE_MESSAGES[part](index + 1);
  return new AppError('invalid', message, {
    reason: 'bad_line',
    issues: [{ path: [index, part], message }],
  });
}

/** What is said of a part of a line that will not do, lines counted from 1. */
export const LINE_MESSAGES = {
  quantity: (line: number) =>
    `Line ${line}: Give a quantity above 0 with four places at most, such as 2 or 1.5.`,
  unit_price: (line: number) =>
    `Line ${line}: Give the price in the smallest unit of the currency, such as cents, 0 or more.`,
  discount: (line: number) =>
    `Line ${line}: Give the discount in percent from 0 to 100 with two places at most, such as 12.5.`,
  tax: (line: number) =>
    `Line ${line}: Give the tax in percent from 0 to 100 with two places at most, such as 22.`,
  amount: (line: number) =>
    `Line ${line}: The amount is more than can be reckoned exactly. Lower the quantity or the price.`,
} as const;
