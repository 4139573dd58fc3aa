import { AppError } from '#src/lib/app-error.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes since midnight of the day it begins; an end that is not later is on the next day. */
export interface Shift {
  from: number;
  to: number;
}
/** The shifts that begin on each day, from Monday. */
export type Week = Shift[][];

export const DAY_MINUTES = 1440;
const MOST_SHIFTS = 5;
const LINE = /^([a-z]{3})(?:-([a-z]{3}))?:?((?:\s+\S+)*)$/;
const SHIFT = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const HELP = 'Give a line a day such as “mon 09:00-12:00 13:00-17:00”, or “mon-fri 09:00-17:00”.';

/** Reads weekly hours; refuses what is no hours, what overlaps, and a week in which nobody is there. */
export function parseHours(text: string): Week {
  const week: Week = WEEKDAYS.map(() => []);
  for (const line of text.toLowerCase().split('\n')) {
    const clean = line.replaceAll('–', '-').trim();
    if (clean !== '') addLine(week, clean);
  }
  for (const shifts of week) shifts.sort((one, other) => one.from - other.from);
  const pieces = piecesOf(week);
  if (pieces.every((ofDay) => ofDay.length === 0)) {
    throw invalidHours(
      'Say when somebody is there: a promise needs hours in which it can be kept.',
    );
  }
  if (pieces.some(overlap)) {
    throw invalidHours('Two of these hours overlap. Let one end before the next begins.');
  }
  return week;
}

/** As `parseHours` reads it, a line for each day on which somebody is there. */
export function writeHours(week: Week): string {
  return week
    .map((shifts, day) => [WEEKDAYS[day], ...shifts.map(writeShift)].join(' '))
    .filter((_, day) => week[day]!.length > 0)
    .join('\n');
}

/** The same hours cut at midnight, so that each piece lies within its day. */
export function piecesOf(week: Week): Shift[][] {
  const pieces: Shift[][] = WEEKDAYS.map(() => []);
  for (const [day, shifts] of week.entries()) {
    for (const { from, to } of shifts) {
      pieces[day]!.push({ from, to: to > from ? to : DAY_MINUTES });
      if (to <= from && to > 0) pieces[(day + 1) % 7]!.push({ from: 0, to });
    }
  }
  for (const ofDay of pieces) ofDay.sort((one, other) => one.from - other.from);
  return pieces;
}

function addLine(week: Week, line: string): void {
  const match = LINE.exec(line);
  const first = WEEKDAYS.indexOf(match?.[1] as Weekday);
  const last = match?.[2] ? WEEKDAYS.indexOf(match[2] as Weekday) : first;
  if (!match || first < 0 || last < 0) throw invalidHours(HELP);
  const shifts = match[3]!.trim().split(/\s+/).filter(Boolean).map(readShift);
  const count = ((last - first + 7) % 7) + 1;
  for (let step = 0; step < count; step++) {
    const ofDay = week[(first + step) % 7]!;
    ofDay.push(...shifts.map((shift) => ({ ...shift })));
    if (ofDay.length > MOST_SHIFTS) throw invalidHours('Give at most five spans a day.');
  }
}

function readShift(text: string): Shift {
  const match = SHIFT.exec(text);
  if (!match) throw invalidHours(HELP);
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = toHour === undefined ? DAY_MINUTES : Number(toHour) * 60 + Number(toMinute);
  if (from === to)
    throw invalidHours('These hours end when they begin. For a whole day, write 00:00-24:00.');
  return { from, to };
}

function overlap(pieces: Shift[]): boolean {
  return pieces.some(({ from }, index) => index > 0 && from < pieces[index - 1]!.to);
}

function writeShift({ from, to }: Shift): string {
  return `${writeTime(from)}-${writeTime(to)}`;
}

/** `09:00` for 540. */
export function writeTime(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function invalidHours(message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: ['hours'], message }] });
}
