import type { Line } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import { MONTHS, type MonthWord } from '../words/day-words.ts';
import { VERBS } from '../words/verb-words.ts';
import type { SpokenDay } from './resolve-days.ts';

export interface FoundDay {
  day: SpokenDay;
  end: number;
}

const ORDINAL = /^(?:st|nd|rd|th|er|eme|e)$/;
const DAY_FIRST = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;
// Written with a stroke, but no dates unless a word says so.
const FRACTION = /^(?:1\/[2-4]|[23]\/[34])$/;

/**
 * A date in figures. The day comes before the month, as in all of Europe; where the two could be
 * changed over ("3/12") the other reading is kept as a possibility. `led`: a word before it says
 * that it is a date, which "3.12" needs and "3.12." or "3.12.25" do not.
 */
export function readNumericDate(line: Line, at: number, led: boolean): FoundDay | null {
  const token = line.tokens[at];
  if (token?.kind !== 'number') return null;
  const dashed = readDashedDate(line, at);
  if (dashed) return dashed;
  const iso = YEAR_FIRST.exec(token.text);
  if (iso) return makeDate({ day: iso[3]!, month: iso[2]!, year: iso[1] }, at + 1, false);
  const figures = DAY_FIRST.exec(token.text);
  if (!figures || token.text === '24/7' || (FRACTION.test(token.text) && !led)) return null;
  const [, day = '', mark = '', month = '', year] = figures;
  const closed = mark === '.' && !year && line.tokens[at + 1]?.text === '.';
  if (mark === '.' && !year && !closed && !led) return null;
  return makeDate({ day, month, year }, closed ? at + 2 : at + 1, mark === '/');
}

// 2025-12-03 and 3-12-2025
function readDashedDate(line: Line, at: number): FoundDay | null {
  const parts = line.tokens.slice(at, at + 5);
  if (parts.length < 5 || !parts.slice(1).every((part) => part.glued)) return null;
  const text = parts.map((part) => part.text).join('');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return makeDate({ day: iso[3]!, month: iso[2]!, year: iso[1] }, at + 5, false);
  const plain = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text);
  return plain && makeDate({ day: plain[1]!, month: plain[2]!, year: plain[3] }, at + 5, false);
}

interface Figures {
  day: string;
  month: string;
  year: string | undefined;
}

function makeDate(figures: Figures, end: number, ambiguous: boolean): FoundDay | null {
  let day = Number(figures.day);
  let month = Number(figures.month);
  if (month > 12 && day <= 12 && (ambiguous || figures.year)) [day, month] = [month, day];
  if (day < 1 || day > 31 || month < 1 || month > 12) return null;
  const year = figures.year ? Number(figures.year) + (figures.year.length === 2 ? 2000 : 0) : null;
  if (year !== null && (year < 1900 || year > 2200)) return null;
  const mayBeSwapped = ambiguous && day <= 12 && month <= 12 && day !== month;
  return { day: { is: 'date', day, month, year, mayBeSwapped }, end };
}

/** A date with the month as a word: "3 Dec", "3rd of December 2025", "Dec 3", "1er mars". */
export function readNamedDate(line: Line, at: number): FoundDay | null {
  return readDayThenMonth(line, at) ?? readMonthThenDay(line, at);
}

function readDayThenMonth(line: Line, at: number): FoundDay | null {
  const day = readDayNumber(line, at);
  if (!day) return null;
  const link = /^(?:of|de|di)$/.test(line.tokens[day.end]?.word ?? '') ? 1 : 0;
  const month = readMonthWord(line, day.end + link);
  if (!month) return null;
  const year = readYear(line, month.end);
  return makeNamed(day.value, month.value.month, { ...year });
}

function readMonthThenDay(line: Line, at: number): FoundDay | null {
  const month = readMonthWord(line, at);
  // In Italian and French "mar 3" is a Tuesday.
  const latin = line.languages.has('it') || line.languages.has('fr');
  if (!month || (latin && line.tokens[at]!.word === 'mar')) return null;
  const day = readDayNumber(line, month.end);
  if (!day || line.tokens[day.end]?.text === ':') return null;
  if (!line.tokens[at]!.capital && !/^[a-z]{4,}$/.test(line.tokens[at]!.word)) return null;
  const year = readYear(line, day.end);
  return makeNamed(day.value, month.value.month, { ...year });
}

function makeNamed(
  day: number,
  month: number,
  { year, end }: { year: number | null; end: number },
): FoundDay {
  return { day: { is: 'date', day, month, year, mayBeSwapped: false }, end };
}

function readDayNumber(line: Line, at: number): { value: number; end: number } | null {
  const token = line.tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const value = Number(token.text);
  if (value < 1 || value > 31) return null;
  const next = line.tokens[at + 1];
  const ordinal = next?.glued && (ORDINAL.test(next.word) || /^[.°º]$/.test(next.text));
  return { value, end: ordinal ? at + 2 : at + 1 };
}

export function readMonthWord(line: Line, at: number): { value: MonthWord; end: number } | null {
  const month = matchPhrase(MONTHS, line.tokens, at);
  if (!month || (month.value.only && !line.languages.has(month.value.only))) return null;
  const dot = line.tokens[month.end];
  const dotted = !month.value.full && dot?.text === '.' && dot.glued;
  return { value: month.value, end: dotted ? month.end + 1 : month.end };
}

function readYear(line: Line, at: number): { year: number | null; end: number } {
  const from = line.tokens[at]?.text === ',' ? at + 1 : at;
  const token = line.tokens[from];
  if (token?.kind !== 'number' || !/^20\d\d$/.test(token.text)) return { year: null, end: at };
  return { year: Number(token.text), end: from + 1 };
}

/** A day of the month after its article: "the 15th", "am 15.", "il 15", "le 15". */
export function readMonthDay(line: Line, at: number): FoundDay | null {
  const day = readDayNumber(line, at);
  if (!day) return null;
  const article = line.tokens[at - 1]?.word ?? '';
  const ordinal = day.end > at + 1;
  const latin = article === 'il' || article === 'le';
  if (!ordinal && !(latin && isStop(line, day.end))) return null;
  return { day: { is: 'month_day', day: day.value }, end: day.end };
}

function isStop(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || token.kind === 'break') return true;
  return VERBS.has(token.word) || /^(?:[,;.!?)]|à|a|alle|ore|vers|verso|dalle)$/.test(token.word);
}
