export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Days since 1970. */
export type DayNumber = number;

export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}

const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31']);
const EASTER_HOLIDAYS = [-2, 1, 39, 50];

const holidays = new Map<DayNumber, boolean>();

/** Days on which nobody works, of which the product is told nothing. */
export function isHoliday(day: DayNumber): boolean {
  let known = holidays.get(day);
  if (known === undefined) {
    known = findHoliday(day);
    holidays.set(day, known);
  }
  return known;
}

function findHoliday(day: DayNumber): boolean {
  const text = dayText(day);
  if (FIXED_HOLIDAYS.has(text.slice(5))) return true;
  const easter = easterOf(Number(text.slice(0, 4)));
  return EASTER_HOLIDAYS.some((offset) => easter + offset === day);
}

/** The anonymous Gregorian computus. */
function easterOf(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1) / DAY;
}

const offsets = new Map<string, Map<DayNumber, number>>();

/** The instant of a minute of a day on a zone's clock. */
export function instantOf(zone: string, day: DayNumber, minutes: number): number {
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(day);
  if (offset === undefined) {
    offset = offsetAt(zone, day * DAY + 12 * HOUR);
    known.set(day, offset);
  }
  return Math.round(day * DAY + minutes * MINUTE - offset);
}

/** On whose day and at which minute of it an instant falls. */
export function localOf(zone: string, at: number): { day: DayNumber; minute: number } {
  const guess = Math.floor(at / DAY);
  const offset = guess * DAY + 12 * HOUR - instantOf(zone, guess, 12 * 60);
  const local = at + offset;
  const day = Math.floor(local / DAY);
  return { day, minute: (local - day * DAY) / MINUTE };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    const parts = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    const days = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en', {
      ...{ timeZone: zone, hourCycle: 'h23' as const },
      ...days,
      ...parts,
    });
    formats.set(zone, format);
  }
  const named = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = named as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - at;
}
