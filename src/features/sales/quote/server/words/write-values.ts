import { digitsOf } from '#src/lib/currency.ts';
import type { QuoteLanguage } from '../../quote.ts';

/** How days and numbers are written to a customer: English as in Europe. */
const LOCALES: Record<QuoteLanguage, string> = { en: 'en-GB', de: 'de-DE', it: 'it-IT' };

/** A day as a letter has it: `22 November 2026`. */
export function writeDay(day: string, language: QuoteLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An amount in smallest units, without its currency and with all its digits. */
export function writeAmount(
  amount: number,
  { currency, language }: { currency: string; language: QuoteLanguage },
): string {
  const digits = digitsOf(currency);
  const sign = amount < 0 ? '−' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = BigInt(text.slice(0, text.length - digits));
  const rest = digits > 0 ? decimalMark(language) + text.slice(-digits) : '';
  return sign + group(whole, language) + rest;
}

/** An amount with its currency, as its sign where it has one of its own. */
export function writeMoney(
  amount: number,
  { currency, language }: { currency: string; language: QuoteLanguage },
): string {
  const parts = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(amount < 0 ? -1 : 1);
  const number = writeAmount(Math.abs(amount), { currency, language });
  const seen = new Set(['integer', 'decimal', 'fraction']);
  let isWritten = false;
  return parts
    .map(({ type, value }) => {
      if (!seen.has(type)) return type === 'minusSign' ? '−' : value;
      if (isWritten) return '';
      isWritten = true;
      return number;
    })
    .join('');
}

/** A decimal such as `"1.5"`, with the reader's marks. */
export function writeDecimalFor(decimal: string, language: QuoteLanguage): string {
  const [whole = '0', rest] = decimal.split('.');
  return group(BigInt(whole), language) + (rest ? decimalMark(language) + rest : '');
}

export function writePercent(percent: string, language: QuoteLanguage): string {
  const space = language === 'de' ? '\u00a0' : '';
  return `${writeDecimalFor(percent, language)}${space}%`;
}

function group(whole: bigint, language: QuoteLanguage): string {
  // Italian, too, groups four digits in amounts
  return new Intl.NumberFormat(LOCALES[language], { useGrouping: 'always' }).format(whole);
}

function decimalMark(language: QuoteLanguage): string {
  return language === 'en' ? '.' : ',';
}

/** An instant as it was on the clock of the zone. */
export function writeMoment(
  at: string,
  { language, zone }: { language: QuoteLanguage; zone: string },
): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(at));
}
