import { utcDay } from '#src/lib/days.ts';
import type { Day } from '../measures.ts';
import type { DayNumber } from './day-trace.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A moment on somebody's wall clock. */
export interface LocalMoment {
  day: DayNumber;
  minute: number;
}

export type Clock = (at: number) => LocalMoment;

/** Tells moments in a time zone; an unknown zone is UTC. Offsets are remembered by the hour. */
export function clockOf(zone: string): Clock {
  const format = formatOf(zone);
  const offsets = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at / HOUR_MS);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = offsetAt(format, at);
      offsets.set(hour, offset);
    }
    const local = at + offset;
    const day = Math.floor(local / DAY_MS);
    return { day, minute: Math.floor((local - day * DAY_MS) / 60_000) };
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    ...{ hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  };
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part;
  const local = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  return local - Math.floor(at / 1000) * 1000;
}

export function dayNumber(day: Day): DayNumber {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

export function dayText(day: DayNumber): Day {
  return utcDay(day * DAY_MS);
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}
