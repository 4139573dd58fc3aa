import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/lib/app-error.ts';

/** A day on which nobody is there: `YYYY-MM-DD`, or `MM-DD` for every year. */
export interface Holiday {
  day: string;
  name: string;
}

const MOST = 500;
const MOST_NAME = 100;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/;
const YEARLY = /^(\d\d)-(\d\d)(?!\d)/;
/** Day, month and perhaps year, as they are written in Europe; a date with slashes too. */
const EUROPEAN = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?(?!\d)/;
/** A leap year, so that the 29th of February may be one. */
const ANY_YEAR = 2024;

/** Reads a pasted list, a day a line with its name; refuses lines that begin with no day. */
export function parseHolidays(text: string): Holiday[] {
  const found = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    const clean = line.trim();
    if (clean === '') continue;
    const holiday = readLine(clean);
    if (!holiday) throw noDay(index + 1, clean);
    if (!found.has(holiday.day)) found.set(holiday.day, holiday.name);
  }
  if (found.size > MOST)
    throw invalidHolidays('Give at most 500 holidays; leave out years gone by.');
  return [...found]
    .map(([day, name]) => ({ day, name }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** As `parseHolidays` reads it, in order. */
export function writeHolidays(holidays: Holiday[]): string {
  return holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n');
}

/** Whether the day, `YYYY-MM-DD`, is one of the holidays, which are given as their days. */
export function isHoliday(days: ReadonlySet<string>, day: string): boolean {
  return days.has(day) || days.has(day.slice(5));
}

function readLine(line: string): Holiday | null {
  const iso = ISO.exec(line);
  const yearly = iso ? null : YEARLY.exec(line);
  const european = iso || yearly ? null : EUROPEAN.exec(line);
  const [year, month, date] = iso
    ? [iso[1], iso[2], iso[3]]
    : yearly
      ? [undefined, yearly[1], yearly[2]]
      : [european?.[3], european?.[2], european?.[1]];
  const match = iso ?? yearly ?? european;
  if (!match) return null;
  const day = dayOf(year === undefined ? null : Number(year), Number(month), Number(date));
  if (day === null) return null;
  const name = line
    .slice(match[0].length)
    .replace(/^[\s,;:|–—-]+/, '')
    .slice(0, MOST_NAME)
    .trim();
  return { day, name };
}

function dayOf(year: number | null, month: number, day: number): string | null {
  try {
    const parts = { year: year ?? ANY_YEAR, month, day };
    const date = Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
    return year === null ? date.slice(5) : date;
  } catch {
    return null;
  }
}

function noDay(line: number, text: string): AppError {
  return invalidHolidays(
    `Line ${line} begins with no day: “${text.slice(0, 40)}”. Write 2026-12-25, or 25.12. for every year.`,
  );
}

function invalidHolidays(message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: ['holidays'], message }] });
}
