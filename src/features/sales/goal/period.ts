/** A calendar year, quarter or month, as a key: `2027`, `2027-Q1`, `2027-03`. */
export type PeriodKey = string;

export const PERIOD = /^(?:19|20|21)\d\d(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/;

export interface Period {
  key: PeriodKey;
  step: 'year' | 'quarter' | 'month';
  /** `YYYY-MM-DD`, the first day. */
  from: string;
  /** The first day after it. */
  until: string;
}

/** What a key means. Throws a RangeError for what `PERIOD` does not match. */
export function readPeriod(key: PeriodKey): Period {
  if (!PERIOD.test(key)) throw new RangeError(`There is no period ${key}`);
  const year = Number(key.slice(0, 4));
  const rest = key.slice(5);
  if (!rest) return { key, step: 'year', from: firstOf(year, 1), until: firstOf(year + 1, 1) };
  if (rest.startsWith('Q')) {
    const month = Number(rest[1]) * 3 - 2;
    return { key, step: 'quarter', from: firstOf(year, month), until: firstOf(year, month + 3) };
  }
  const month = Number(rest);
  return { key, step: 'month', from: firstOf(year, month), until: firstOf(year, month + 1) };
}

function firstOf(year: number, month: number): string {
  const over = month > 12;
  const name = `${over ? month - 12 : month}`.padStart(2, '0');
  return `${over ? year + 1 : year}-${name}-01`;
}

/** The period of that length in which a day lies. */
export function periodOf(day: string, step: Period['step']): PeriodKey {
  const year = day.slice(0, 4);
  const month = day.slice(5, 7);
  if (step === 'year') return year;
  return step === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The period so many before (negative) or after it, of the same length. */
export function shiftPeriod(key: PeriodKey, by: number): PeriodKey {
  const { step, from } = readPeriod(key);
  const months = { year: 12, quarter: 3, month: 1 }[step] * by;
  const at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  return periodOf(firstOf(Math.floor(at / 12), (at % 12) + 1), step);
}
