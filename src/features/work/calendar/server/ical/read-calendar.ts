import ICAL from 'ical.js';
import { AppError } from '#src/lib/app-error.ts';
import type { Turns } from '#src/server/turns.ts';
import { cutCalendar, withoutAttachments, withoutLongLines } from './cut-calendar.ts';
import { type ReadEvent, readEvent } from './read-event.ts';
import { createZoneFinder } from './read-zone.ts';

export const MOST_EVENTS = 10_000;
/** Of work: far more than as many usual events take. */
const MOST_MS = 10_000;
/** Characters that are parsed in one go; what hangs on an event is not among them. */
const MOST_AT_ONCE = 1_000_000;

export interface ReadCalendar {
  events: ReadEvent[];
  unreadable: number;
  /** How many there were beyond what is read at once. */
  beyond: number;
}

/**
 * The events of an iCalendar file (RFC 5545), however many calendars it holds.
 *
 * @throws AppError where it is no such file
 */
export async function readCalendarFile(
  bytes: Uint8Array,
  timeZone: string,
  turns: Turns,
): Promise<ReadCalendar> {
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\0', '').toWellFormed();
  const begin = text.search(/BEGIN:VCALENDAR/i);
  if (begin < 0) throw noCalendar();
  const events: ReadEvent[] = [];
  const until = turns.spent() + MOST_MS;
  let unreadable = 0;
  let beyond = 0;
  for (const calendar of text.slice(begin).split(/(?<=\n)(?=BEGIN:VCALENDAR)/i)) {
    await turns.rest();
    const { frame, parts } = cutCalendar(calendar);
    const zones = { own: timeZone, find: createZoneFinder(parseFrame(frame)) };
    for (const part of parts) {
      await turns.rest();
      if (events.length >= MOST_EVENTS || turns.spent() > until) {
        beyond += 1;
        continue;
      }
      const event = tryToRead(part, zones);
      if (event) events.push(event);
      else unreadable += 1;
    }
  }
  return { events, unreadable, beyond };
}

function tryToRead(given: string, zones: Parameters<typeof readEvent>[1]) {
  try {
    const bare = given.length > MOST_AT_ONCE ? withoutAttachments(given) : given;
    const part = withoutLongLines(bare);
    return part.length > MOST_AT_ONCE ? null : readEvent(parse(part), zones);
  } catch {
    return null;
  }
}

/** A calendar without its events: its time zones. */
function parseFrame(frame: string): ICAL.Component {
  const text = withoutLongLines(frame);
  if (text.length > MOST_AT_ONCE) throw noCalendar();
  try {
    return parse(text);
  } catch {
    throw noCalendar();
  }
}

/** The first of what a text holds. */
function parse(text: string): ICAL.Component {
  const parsed = ICAL.parse(text);
  const first = Array.isArray(parsed[0]) ? parsed[0] : parsed;
  return new ICAL.Component(first as ConstructorParameters<typeof ICAL.Component>[0]);
}

function noCalendar(): AppError {
  return new AppError(
    'invalid',
    'This is no calendar file, or it is cut off. Export it again as iCalendar (.ics).',
    { reason: 'no_calendar' },
  );
}
