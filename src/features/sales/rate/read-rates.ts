import { isCurrency } from '#src/lib/currency.ts';
import { readDecimal } from '#src/records/values/money-text.ts';

export interface ReadRate {
  base: string;
  currency: string;
  day: string;
  rate: number;
}

export interface ReadRates {
  rates: ReadRate[];
  /** Lines that were not understood, as they stand there. */
  unread: string[];
}

interface Assumed {
  /** What one unit of is meant, where a line names one currency alone. */
  base: string;
  /** The day of lines that name none. */
  day: string;
}

/**
 * Rates out of what is pasted: a line for each (`USD 1.0823`, `2026-11-20; EUR/USD; 1,0823`), or the
 * table of a central bank with a column for each currency.
 */
export function readRates(text: string, assumed: Assumed): ReadRates {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const split = splitterOf(text);
  const [head = [], ...rest] = lines.map(split);
  if (head.filter((cell) => isCurrency(cell.toUpperCase())).length > 1 && !hasNumber(head)) {
    return readTable(head, rest, assumed);
  }
  const read: ReadRates = { rates: [], unread: [] };
  lines.forEach((line, index) => {
    const rate = readLine(split(line), assumed);
    if (rate) read.rates.push(rate);
    // a first line without a number is a heading
    else if (index > 0 || /\d/.test(line)) read.unread.push(line.trim());
  });
  return read;
}

function splitterOf(text: string): (line: string) => string[] {
  const mark = ['\t', ';'].find((one) => text.includes(one)) ?? (isCommaList(text) ? ',' : null);
  const parts = (line: string) => (mark ? line.split(mark) : line.split(/[\s=]+/));
  return (line) => parts(line).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function isCommaList(text: string): boolean {
  return (text.split('\n')[0] ?? '').split(',').length > 2;
}

function hasNumber(cells: readonly string[]): boolean {
  return cells.some((cell) => readDecimal(cell) !== null);
}

function readTable(head: string[], rows: string[][], assumed: Assumed): ReadRates {
  const read: ReadRates = { rates: [], unread: [] };
  for (const cells of rows) {
    const day = cells.map(readDay).find(Boolean);
    const found = head.flatMap((name, at) => {
      const currency = name.toUpperCase();
      const rate = readRate(cells[at] ?? '');
      if (!isCurrency(currency) || currency === assumed.base || !rate) return [];
      return [{ base: assumed.base, currency, day: day ?? assumed.day, rate }];
    });
    read.rates.push(...found);
    if (found.length === 0) read.unread.push(cells.join(' '));
  }
  return read;
}

function readLine(cells: string[], assumed: Assumed): ReadRate | undefined {
  const words = cells.flatMap((cell) => cell.split('/').map((word) => word.trim().toUpperCase()));
  const [first, second] = [...new Set(words.filter(isCurrency))];
  const day = cells.map(readDay).find(Boolean) ?? assumed.day;
  const rate = cells
    .filter((cell) => !readDay(cell))
    .map(readRate)
    .findLast(Boolean);
  if (!first || !rate) return undefined;
  const [base, currency] = second ? [first, second] : [assumed.base, first];
  return base === currency ? undefined : { base, currency, day, rate };
}

function readRate(cell: string): number | undefined {
  const decimal = readDecimal(cell);
  const rate = decimal === null ? 0 : Number(decimal);
  return rate > 0 ? rate : undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as it is written in lists: `2026-11-20`, `20.11.2026`, `20/11/2026`, `20 November 2026`. */
function readDay(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(cell);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const usual = /^(\d\d?)[./](\d\d?)[./](\d{4})$/.exec(cell);
  if (usual) return dayOf(usual[3]!, usual[2]!, usual[1]!);
  const worded = /^(\d\d?) ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(cell);
  const month = MONTHS.indexOf((worded?.[2] ?? '').toLowerCase()) + 1;
  return worded && month > 0 ? dayOf(worded[3]!, String(month), worded[1]!) : undefined;
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
