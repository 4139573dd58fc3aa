import ICAL from 'ical.js';
import { AppError } from '#src/lib/app-error.ts';
import { type ReadEvent, readEvent } from './read-event.ts';
import { createZoneFinder } from './read-zone.ts';

export const MOST_EVENTS = 10_000;
/** Far more than as many usual events take; others wait for as long as a file is read. */
const MOST_MS = 10_000;

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
export function readCalendarFile(bytes: Uint8Array, timeZone: string): ReadCalendar {
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\0', '').toWellFormed();
  const calendars = parse(text);
  const events: ReadEvent[] = [];
  const until = performance.now() + MOST_MS;
  let unreadable = 0;
  let beyond = 0;
  for (const calendar of calendars) {
    const zones = { own: timeZone, find: createZoneFinder(calendar) };
    for (const part of calendar.getAllSubcomponents('vevent')) {
      if (events.length >= MOST_EVENTS || performance.now() > until) {
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

function tryToRead(part: ICAL.Component, zones: Parameters<typeof readEvent>[1]) {
  try {
    return readEvent(part, zones);
  } catch {
    return null;
  }
}

function parse(text: string): ICAL.Component[] {
  if (!/BEGIN:VCALENDAR/i.test(text)) throw noCalendar();
  try {
    const parsed = ICAL.parse(text.slice(text.search(/BEGIN:VCALENDAR/i)));
    const list = (Array.isArray(parsed[0]) ? parsed : [parsed]) as ConstructorParameters<
      typeof ICAL.Component
    >[0][];
    return list.map((one) => new ICAL.Component(one)).filter(({ name }) => name === 'vcalendar');
  } catch {
    throw noCalendar();
  }
}

function noCalendar(): AppError {
  return new AppError(
    'invalid',
    'This is no calendar file, or it is cut off. Export it again as iCalendar (.ics).',
    { reason: 'no_calendar' },
  );
}
