import { type DateOrder, type ParsedDate, parseDate } from './parse-date.ts';

/** A birthday as people write it, the year given or not: `12 March 1961`, `17.5.`. */
export function readBirthday(typed: string, order: DateOrder = 'unclear'): ParsedDate {
  return parseDate(typed, { order, thisYear: new Date().getUTCFullYear() });
}
