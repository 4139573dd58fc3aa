const DAY_MS = 86_400_000;

interface WallClock {
  /** `YYYY-MM-DD` */
  day: string;
  /** `HH:mm` */
  time: string;
}

/** What clocks in the zone show at the instant. */
export function readWallClock(timeZone: string, atMs: number): WallClock {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The calendar day in the zone, `YYYY-MM-DD`. */
export function todayIn(timeZone: string, atMs = Date.now()): string {
  return readWallClock(timeZone, atMs).day;
}

/** `YYYY-MM-DDTHH:mm` as clocks in the zone show it, the form of `<input type=datetime-local>`. */
export function toLocalInput(instant: string, timeZone: string): string {
  const { day, time } = readWallClock(timeZone, Date.parse(instant));
  return `${day}T${time}`;
}

/**
 * The instant, ISO 8601 in UTC, at which clocks in the zone show `YYYY-MM-DDTHH:mm`. A time that
 * a change of clocks skips lands after the gap; one that comes twice is the first of the two.
 */
export function fromLocalInput(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  const candidates = [wanted - DAY_MS, wanted + DAY_MS]
    .map((near) => wanted - offsetMs(timeZone, near))
    .sort((a, b) => a - b);
  const exact = candidates.find((at) => at + offsetMs(timeZone, at) === wanted);
  return new Date(exact ?? candidates.at(-1)!).toISOString();
}

function offsetMs(timeZone: string, atMs: number): number {
  const { day, time } = readWallClock(timeZone, atMs);
  return Date.parse(`${day}T${time}Z`) - Math.floor(atMs / 60_000) * 60_000;
}
