import type { Money } from '../field-types.ts';

/** How many digits a currency has behind the point: 2 for EUR, 0 for JPY. */
function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // no currency that is known; two is likeliest
  }
}

/** The amount as one types it: `1234.5` for 123450 cents. */
export function writeAmount({ amount, currency }: Money): string {
  return (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency)).replace(/\.0+$/, '');
}

/**
 * A typed amount, with a comma or a point and with marks of thousands, in the currency's smallest
 * unit; null if it is none, and rounded where it is finer than the currency.
 */
export function readAmount(text: string, currency: string): number | null {
  const number = readNumber(text);
  if (number === null) return null;
  const amount = Math.round(Number((number * 10 ** digitsOf(currency)).toPrecision(15)));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** A typed number: the last of comma and point is the decimal one, unless it marks thousands. */
export function readNumber(text: string): number | null {
  const clean = text.replaceAll(/[\s\u00a0\u202f']/g, '');
  const last = Math.max(clean.lastIndexOf(','), clean.lastIndexOf('.'));
  const mark = clean[last] ?? '';
  const isRepeated = mark !== '' && clean.indexOf(mark) !== last;
  const whole = (last < 0 || isRepeated ? clean : clean.slice(0, last)).replaceAll(/[,.]/g, '');
  const rest = last < 0 || isRepeated ? '' : clean.slice(last + 1);
  if (!/^[-+]?\d+$/.test(whole || '0') || !/^\d*$/.test(rest) || whole + rest === '') return null;
  return Number(`${whole || '0'}.${rest || '0'}`);
}

/** The amount in its currency as the reader writes money. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const value = amount / 10 ** digitsOf(currency);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
  } catch {
    return `${value} ${currency}`;
  }
}
