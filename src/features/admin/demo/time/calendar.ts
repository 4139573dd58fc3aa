import { Temporal } from 'temporal-polyfill';
import { utcDay } from '#src/lib/days.ts';
import { EVERYWHERE, HOLIDAYS } from '../material/holidays.ts';

/** Days since 1 January 1970. Whole days are counted and compared as numbers. */
export type Day = number;

const MS_OF_DAY = 86_400_000;
const MS_OF_MINUTE = 60_000;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / MS_OF_DAY;
}

/** `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  return utcDay(day * MS_OF_DAY);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The number of the calendar week (ISO 8601): that of its Thursday. */
export function weekOf(day: Day): number {
  const thursday = day + 4 - weekdayOf(day);
  const newYear = dayOf(`${dateOf(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / 7) + 1;
}

export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day) - 1]!;
}

export function monthName(day: Day): string {
  return MONTHS[new Date(day * MS_OF_DAY).getUTCMonth()]!;
}

/** As one writes it in a note: `14 March`. */
export function dayInWords(day: Day): string {
  return `${new Date(day * MS_OF_DAY).getUTCDate()} ${monthName(day)}`;
}

/** The same day of the month, `months` earlier, or the last day of that month. */
export function monthsBefore(day: Day, months: number): Day {
  return dayOf(Temporal.PlainDate.from(dateOf(day)).subtract({ months }).toString());
}

const easterDays = new Map<number, Day>();
const holidays = new Map<string, boolean>();

/** Easter Sunday of the western churches: the Sunday after the ecclesiastical full moon. */
function easterOf(year: number): Day {
  const known = easterDays.get(year);
  if (known !== undefined) return known;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (skipped + 19 * (year % 19) + 15) % 30;
  const late = epact === 29 || (epact === 28 && year % 19 > 10) ? 1 : 0;
  const fullMoon = dayOf(`${year}-03-21`) + epact - late;
  const easter = fullMoon + 7 - (weekdayOf(fullMoon) % 7);
  easterDays.set(year, easter);
  return easter;
}

/** A public holiday of that country (ISO 3166-1 alpha-2), or a day on which business rests. */
export function isHoliday(day: Day, country: string): boolean {
  const key = `${country} ${day}`;
  let known = holidays.get(key);
  if (known === undefined) {
    known = findHoliday(day, country);
    holidays.set(key, known);
  }
  return known;
}

function findHoliday(day: Day, country: string): boolean {
  const date = dateOf(day);
  const fromEaster = day - easterOf(Number(date.slice(0, 4)));
  return [EVERYWHERE, HOLIDAYS[country]].some(
    (list) => list?.fixed.includes(date.slice(5)) || list?.easter.includes(fromEaster),
  );
}

/** Neither a weekend nor a holiday in any of the countries. */
export function isWorkday(day: Day, countries: readonly string[]): boolean {
  return weekdayOf(day) <= 5 && !countries.some((country) => isHoliday(day, country));
}

const offsets = new Map<string, number>();

/** The offset of a zone from UTC at noon of a day; clocks change on Sundays before noon. */
function offsetOf(day: Day, zone: string): number {
  const key = `${zone} ${day}`;
  let minutes = offsets.get(key);
  if (minutes === undefined) {
    const noon = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime({
      timeZone: zone,
      plainTime: '12:00',
    });
    minutes = noon.offsetNanoseconds / 60e9;
    offsets.set(key, minutes);
  }
  return minutes;
}

/** The instant, in ms since 1970, at which clocks of the zone show that minute of the day. */
export function instantAt(day: Day, minuteOfDay: number, zone: string): number {
  return day * MS_OF_DAY + (minuteOfDay - offsetOf(day, zone)) * MS_OF_MINUTE;
}

/** The day and minute that clocks of the zone show at an instant. */
export function clockAt(instantMs: number, zone: string): { day: Day; minuteOfDay: number } {
  const local = instantMs + offsetOf(Math.floor(instantMs / MS_OF_DAY), zone) * MS_OF_MINUTE;
  const day = Math.floor(local / MS_OF_DAY);
  return { day, minuteOfDay: Math.floor((local - day * MS_OF_DAY) / MS_OF_MINUTE) };
}
