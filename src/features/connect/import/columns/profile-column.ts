import { foldText } from '#src/lib/fold-text.ts';
import { parseDate } from '#src/records/values/parse-date.ts';
import { isPlaceholder, parseDomains, parseEmails, parsePhones } from '../parse-values.ts';
import { isCompanyName } from '../values/company-name.ts';
import { GIVEN_NAMES, HONORIFICS } from '../values/name-words.ts';

/** Which share (0 to 1) of the filled cells of a column looks like what. */
export interface ColumnProfile {
  filled: number;
  emails: number;
  phones: number;
  websites: number;
  dates: number;
  titles: number;
  fullNames: number;
  givenNames: number;
  companies: number;
}

const NAME_WORD = /^\p{Lu}[\p{L}'’.-]*$/u;

const TESTS: Record<Exclude<keyof ColumnProfile, 'filled'>, (text: string) => boolean> = {
  emails: (text) => text.includes('@') && parseEmails(text).values.length > 0,
  phones: isPhoneLike,
  websites: (text) => /^(?:https?:|www\.)/i.test(text) || isBareDomain(text),
  dates: (text) => /\d/.test(text) && isDateLike(text),
  titles: (text) => text.split(/\s+/).every((word) => HONORIFICS.has(wordKey(word))),
  fullNames: isFullName,
  givenNames: (text) => GIVEN_NAMES.has(wordKey(text.split(/[\s-]/, 1)[0]!)),
  companies: isCompanyName,
};

export function profileColumn(values: Iterable<string>): ColumnProfile {
  const counts = {
    emails: 0,
    phones: 0,
    websites: 0,
    dates: 0,
    titles: 0,
    fullNames: 0,
    givenNames: 0,
    companies: 0,
  };
  const names = Object.keys(counts) as (keyof typeof counts)[];
  let filled = 0;
  for (const value of values) {
    const text = value.trim().slice(0, 300);
    if (isPlaceholder(text)) continue;
    filled++;
    for (const name of names) if (TESTS[name](text)) counts[name]++;
  }
  for (const name of names) counts[name] /= Math.max(filled, 1);
  return { filled, ...counts };
}

/** Numbers of customers are digits too: a plus, a leading zero or separators make the difference. */
function isPhoneLike(text: string): boolean {
  if (/[\p{L}@:]{4}/u.test(text) || !/^[+(]*\d|^tel/i.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  const isWritten = /^(?:\+|\(?0)/.test(text) || /\d[\s()/-]+\d/.test(text);
  return (
    isWritten &&
    digits >= 6 &&
    digits <= 40 &&
    !isDateLike(text) &&
    parsePhones(text).values.length > 0
  );
}

function isDateLike(text: string): boolean {
  return (
    text.length < 40 &&
    !/^\d+$/.test(text) &&
    parseDate(text, { order: 'dmy', thisYear: 2000 }).date !== undefined
  );
}

function isBareDomain(text: string): boolean {
  return (
    !/[\s@]/.test(text) && /\.[a-z]{2,}(?:\/|$)/i.test(text) && parseDomains(text).values.length > 0
  );
}

function isFullName(text: string): boolean {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const isPlain = words.length >= 2 && words.length <= 5 && !isCompanyName(text);
  return isPlain && words.filter((word) => NAME_WORD.test(word)).length >= 2 && !/\d/.test(text);
}

function wordKey(word: string): string {
  return foldText(word).replace(/[^a-z]/g, '');
}
