import { utcDay } from '#src/lib/days.ts';
import { CALENDAR_FILLERS, MONTHS } from './calendar-words.ts';

/** How `5/6/1980` is read; `unclear` refuses what can be read both ways. */
export type DateOrder = 'dmy' | 'mdy' | 'unclear';

export interface DateReading {
  order: DateOrder;
  /** Two-digit years after this one belong to the century before. */
  thisYear: number;
}

/** `YYYY-MM-DD`, or `--MM-DD` when the year is left out; nothing for an empty or zero date. */
export type ParsedDate =
  | { date: string }
  | { date?: undefined; problem?: 'not_a_date' | 'ambiguous_date' | 'no_such_day' };

const TIME =
  /(?:t|,?\s+(?:um |at |alle |à )?)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|uhr)?\s*(?:z|utc|gmt)?\s*(?:[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})\s?[-./ ]\s?(\d{1,2})\s?[-./ ]\s?(\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})\s?([-./ ])\s?(\d{1,2})\s?[-./ ]\s?(\d{4}|\d{2})\.?$/;
const NO_YEAR = /^(\d{1,2})\s?([./])\s?(\d{1,2})\.?$/;
const VCARD_NO_YEAR = /^--(\d{2})-?(\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const EXCEL_SERIAL = /^\d{4,5}(?:\.\d+)?$/;
const ZERO = /^[0\s./:-]+$/;
const MAX_LENGTH = 60;

/** Reads a date as people, Excel, Outlook and vCards write it, in four languages. */
export function parseDate(text: string, reading: DateReading): ParsedDate {
  const typed = text.trim();
  if (typed.length > MAX_LENGTH) return { problem: 'not_a_date' };
  if (typed === '' || ZERO.test(typed)) return {};
  const value = typed.replace(TIME, '').trim();
  return parseNumericDate(value, reading) ?? parseNamedDate(value, reading);
}

function parseNumericDate(value: string, reading: DateReading): ParsedDate | undefined {
  const yearFirst = YEAR_FIRST.exec(value);
  if (yearFirst) return makeDate(Number(yearFirst[1]), yearFirst[2]!, yearFirst[3]!);
  const yearLast = YEAR_LAST.exec(value);
  if (yearLast) {
    const year = fullYear(yearLast[4]!, reading.thisYear);
    return orderDate(yearLast, year, reading.order);
  }
  const noYear = NO_YEAR.exec(value);
  if (noYear) return orderDate(noYear, undefined, reading.order);
  const bare = VCARD_NO_YEAR.exec(value);
  if (bare) return makeDate(undefined, bare[1]!, bare[2]!);
  return parseDigits(value);
}

/** `19800517`, `17051980`, or the day count of a spreadsheet (30 December 1899 is 0). */
function parseDigits(value: string): ParsedDate | undefined {
  const compact = COMPACT.exec(value);
  if (compact) {
    const isoLike = makeDate(Number(compact[1]), compact[2]!, compact[3]!);
    if (isoLike.date) return isoLike;
    return makeDate(Number(value.slice(4)), value.slice(2, 4), value.slice(0, 2));
  }
  if (!EXCEL_SERIAL.test(value)) return undefined;
  const serial = Math.floor(Number(value));
  // Below lie plain years such as 1980, above lies the next century.
  if (serial < 3_000 || serial > 73_000) return { problem: 'not_a_date' };
  return { date: utcDay((serial - 25_569) * 86_400_000) };
}

function orderDate(match: RegExpExecArray, year: number | undefined, order: DateOrder): ParsedDate {
  const [first, second] = [match[1]!, match[3]!];
  const dayFirst = Number(second) <= 12;
  const monthFirst = Number(first) <= 12;
  if (match[2] === '.' && dayFirst) return makeDate(year, second, first);
  if (!dayFirst || !monthFirst || first === second) {
    return dayFirst ? makeDate(year, second, first) : makeDate(year, first, second);
  }
  if (order === 'unclear') return { problem: 'ambiguous_date' };
  return order === 'dmy' ? makeDate(year, second, first) : makeDate(year, first, second);
}

/** `17. Mai 1980`, `May 17th, 1980`, `sabato 17 maggio 1980`, `17-Mai-80`, `1er mai`. */
function parseNamedDate(value: string, reading: DateReading): ParsedDate {
  const numbers: string[] = [];
  let month: string | undefined;
  const folded = value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const [token] of folded.matchAll(/\d+|[a-z]+|[^\d\s.,'/a-z-]/g)) {
    if (/^\d/.test(token)) numbers.push(token);
    // "mar" is March and Tuesday both: a second month takes its place.
    else if (MONTHS.has(token) && (!month || CALENDAR_FILLERS.has(month))) month = token;
    else if (!CALENDAR_FILLERS.has(token)) return { problem: 'not_a_date' };
  }
  const yearAt = numbers.findIndex((number) => number.length === 4);
  const yearText = yearAt >= 0 ? numbers.splice(yearAt, 1)[0] : numbers[1];
  const isReadable = month && numbers[0] && numbers.length <= (yearAt >= 0 ? 1 : 2);
  if (!isReadable) return { problem: 'not_a_date' };
  const year = yearText === undefined ? undefined : fullYear(yearText, reading.thisYear);
  return makeDate(year, String(MONTHS.get(month!)), numbers[0]!);
}

function fullYear(text: string, thisYear: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = Math.floor(thisYear / 100) * 100;
  return year > thisYear % 100 ? century - 100 + year : century + year;
}

function makeDate(year: number | undefined, monthText: string, dayText: string): ParsedDate {
  const [month, day] = [Number(monthText), Number(dayText)];
  // Apple writes a birthday without year as 1604, others as year 0 or 1; 1604 is a leap year too.
  const known = year !== undefined && year > 1 && year !== 1604 ? year : undefined;
  const probe = new Date(Date.UTC(known ?? 1604, month - 1, day));
  const exists = month >= 1 && probe.getUTCMonth() === month - 1 && probe.getUTCDate() === day;
  if (!exists || (known !== undefined && known < 1000)) return { problem: 'no_such_day' };
  const rest = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { date: known === undefined ? `--${rest}` : `${known}-${rest}` };
}

/** What the values of one column say about the order of day and month. */
export interface DateOrderVotes {
  dmy: number;
  mdy: number;
}

/** Counts one value of a column of dates; after the whole column, ask `decideDateOrder`. */
export function voteDateOrder(votes: DateOrderVotes, text: string): void {
  const typed = text.trim();
  const match = typed.length <= MAX_LENGTH && YEAR_LAST.exec(typed.replace(TIME, '').trim());
  if (!match) return;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (match[2] === '.' || (first > 12 && second <= 12)) votes.dmy++;
  else if (second > 12 && first <= 12) votes.mdy++;
}

/** Both orders in one column make it `unclear`; where nothing tells, `usual` is taken. */
export function decideDateOrder(votes: DateOrderVotes, usual: 'dmy' | 'mdy'): DateOrder {
  if (votes.dmy > 0 && votes.mdy > 0) return 'unclear';
  if (votes.dmy === votes.mdy) return usual;
  return votes.dmy > 0 ? 'dmy' : 'mdy';
}
