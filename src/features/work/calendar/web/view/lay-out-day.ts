import { readWallClock } from '#src/web/i18n/zones.ts';
import { USUAL_MINUTES } from '../../calendar.ts';

export const DAY_MINUTES = 1440;
/** Shorter ones are drawn this long, so that their name can be read and a thumb can hit them. */
const LEAST_MINUTES = 25;

export interface Timed {
  day: string;
  last_day: string;
  starts_at: string | null;
  ends_at: string | null;
}

/** A part of a day, in minutes of its clock. */
export interface Block<T> {
  item: T;
  start: number;
  end: number;
  /** Of so many side by side, this is which. */
  column: number;
  columns: number;
}

/** What has a time on the day, side by side where it overlaps. */
export function layOutDay<T extends Timed>(
  items: readonly T[],
  { day, timeZone }: { day: string; timeZone: string },
): Block<T>[] {
  const blocks = items
    .filter((item) => item.starts_at !== null && item.day <= day && item.last_day >= day)
    .map((item) => ({ item, ...minutesOf(item, { day, timeZone }), column: 0, columns: 1 }))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  let cluster: Block<T>[] = [];
  let clusterEnd = -1;
  for (const block of blocks) {
    if (block.start >= clusterEnd) {
      settle(cluster);
      cluster = [];
    }
    const taken = new Set(
      cluster.filter(({ end }) => end > block.start).map(({ column }) => column),
    );
    while (taken.has(block.column)) block.column += 1;
    cluster.push(block);
    clusterEnd = Math.max(clusterEnd, block.end);
  }
  settle(cluster);
  return blocks;
}

function settle<T>(cluster: Block<T>[]): void {
  const columns = Math.max(0, ...cluster.map(({ column }) => column)) + 1;
  for (const block of cluster) block.columns = columns;
}

/** From when to when on that day; what began before begins with the day. */
export function minutesOf(
  item: Timed,
  { day, timeZone }: { day: string; timeZone: string },
): { start: number; end: number } {
  const starts = Date.parse(item.starts_at!);
  const ends = item.ends_at ? Date.parse(item.ends_at) : starts + USUAL_MINUTES * 60_000;
  const start = item.day < day ? 0 : minuteOf(starts, timeZone);
  if (item.last_day > day) return { start, end: DAY_MINUTES };
  const length = Math.round((ends - starts) / 60_000);
  const end = item.day < day ? minuteOf(ends, timeZone) || DAY_MINUTES : start + length;
  return { start, end: Math.min(DAY_MINUTES, Math.max(end, start + LEAST_MINUTES)) };
}

/** The minute of the day that clocks in the zone show. */
export function minuteOf(atMs: number, timeZone: string): number {
  const [hours, minutes] = readWallClock(timeZone, atMs).time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** `HH:mm`, the form that `fromLocalInput` reads. */
export function clockOf(minute: number): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
