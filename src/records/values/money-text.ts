import { digitsOf } from '#src/lib/currency.ts';
import { divideRounded } from '#src/lib/exact-numbers.ts';
import type { Money } from '../field-types.ts';

/** The amount as one types it: `1234.50` for 123450 cents, with the mark of the writer's locale. */
export function writeAmount(money: Money, locale?: string): string {
  return writeDecimal(exactAmount(money).replace(/\.0+$/, ''), locale);
}

/**
 * A decimal with a point as one types it in a locale: `1234,5`. It has no marks of thousands, which
 * would be others once a digit is added.
 */
export function writeDecimal(decimal: string | number, locale?: string): string {
  return String(decimal).replace('.', decimalMark(locale));
}

/** All digits of the amount, which a number of JavaScript may not hold: `1234.50`. */
function exactAmount({ amount, currency }: Money): string {
  const places = digitsOf(currency);
  const units = String(Math.abs(amount)).padStart(places + 1, '0');
  const at = units.length - places;
  const rest = places > 0 ? `.${units.slice(at)}` : '';
  return `${amount < 0 ? '-' : ''}${units.slice(0, at)}${rest}`;
}

/** A thousand and more with one mark, whichever the writer's language has for it: "1.250", "1,250". */
const ONE_GROUP = /^\s*[-+]?[1-9]\d{0,2}[.,]\d{3}\s*$/;

/**
 * A typed amount, with a comma or a point and with marks of thousands, in the currency's smallest
 * unit; null if it is none, and rounded where it is finer than the currency. Three digits after the
 * only mark are thousands; in a currency with three places that is for the writer's locale to say.
 */
export function readAmount(text: string, currency: string, locale?: string): number | null {
  const isGroup = digitsOf(currency) < 3 && ONE_GROUP.test(text);
  const decimal = readDecimal(isGroup ? text.replace(/[.,]/, '') : text, locale);
  if (decimal === null || decimal.length > 40) return null;
  const [whole = '', rest = ''] = decimal.replace(/^[-+]/, '').split('.');
  const units = BigInt(whole + rest) * 10n ** BigInt(digitsOf(currency));
  const amount = Number(divideRounded(units, 10n ** BigInt(rest.length)));
  if (!Number.isSafeInteger(amount)) return null;
  return decimal.startsWith('-') && amount !== 0 ? -amount : amount;
}

/**
 * A typed number: the last of comma and point is the decimal one, unless it marks thousands. Where
 * `1.250` may be either, the writer's locale says which; without one it is a decimal.
 */
export function readNumber(text: string, locale?: string): number | null {
  const decimal = readDecimal(text, locale);
  return decimal === null ? null : Number(decimal);
}

/** The same as a decimal with a point, such as `-1234.5`, with all its digits. */
export function readDecimal(text: string, locale?: string): string | null {
  const isGroup = locale && ONE_GROUP.test(text) && !text.includes(decimalMark(locale));
  const clean = (isGroup ? text.replace(/[.,]/, '') : text).replaceAll(/[\s'’]/g, '');
  const last = Math.max(clean.lastIndexOf(','), clean.lastIndexOf('.'));
  const mark = clean[last] ?? '';
  const isRepeated = mark !== '' && clean.indexOf(mark) !== last;
  const whole = (last < 0 || isRepeated ? clean : clean.slice(0, last)).replaceAll(/[,.]/g, '');
  const rest = last < 0 || isRepeated ? '' : clean.slice(last + 1);
  if (!/^[-+]?\d*$/.test(whole) || !/^\d*$/.test(rest) || !/\d/.test(whole + rest)) return null;
  return `${/\d/.test(whole) ? whole : `${whole}0`}.${rest || '0'}`;
}

/** What stands before the decimals: a comma in most of Europe. */
function decimalMark(locale = 'en'): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** The same without `.00`, where amounts are looked over and nothing is billed. */
export function formatWorth(money: Money, locale: string): string {
  return formatMoney(money, locale, money.amount % 10 ** digitsOf(money.currency) === 0);
}

/** The amount in its currency as the reader writes money. */
export function formatMoney(money: Money, locale: string, isWhole = false): string {
  const { currency } = money;
  const places = isWhole ? 0 : digitsOf(currency);
  try {
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
    // as text, which is written with all its digits
    return format.format(exactAmount(money) as Intl.StringNumericLiteral);
  } catch {
    return `${exactAmount(money)} ${currency}`;
  }
}
