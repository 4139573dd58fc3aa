import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { USUAL_MINUTES } from '#src/features/work/calendar/calendar.ts';
import { moveSlot, type Slot } from '#src/features/work/task/occurrences.ts';
import { addDays } from '#src/lib/days.ts';
import { dayAt, knownZone } from '#src/lib/zoned-days.ts';
import type { CalendarEvent, MemberCalendar } from './event-queries.ts';
import { describeZone, localTime } from './time-zone.ts';

// lines of at most 75 bytes (RFC 5545 §3.1), with the space that begins those that are folded
ICAL.foldLength = 74;

interface Writing extends MemberCalendar {
  /** The origin that people open. */
  url: string;
  now: Date;
}

/** A member's calendar as iCalendar (RFC 5545): times in UTC, series on their own clock. */
export function writeCalendar({ name, events, url, now }: Writing): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Uptake//Calendar//EN');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('x-wr-calname', `${onOneLine(name)} · Uptake`);
  const zones = new Map<string, string>();
  for (const { repeats, zone, due_at } of events) {
    if (repeats === null || due_at === null) continue;
    const known = zones.get(zone);
    if (!known || due_at < known) zones.set(zone, due_at);
  }
  for (const [zone, from] of zones) calendar.addSubcomponent(describeZone(knownZone(zone), from));
  for (const event of events) calendar.addSubcomponent(writeEvent(event, { url, now }));
  return `${calendar.toString()}\r\n`;
}

function writeEvent(event: CalendarEvent, { url, now }: { url: string; now: Date }) {
  const part = new ICAL.Component('vevent');
  const add = (name: string, value: unknown) => part.addPropertyWithValue(name, value as string);
  add('uid', `${event.id}@uptake`);
  add('dtstamp', utc(now.toISOString()));
  add('last-modified', utc(event.updated_at));
  add('sequence', event.version - 1);
  add('summary', withoutReturns(event.subject));
  if (event.due_at === null) addDates(part, event);
  else if (event.repeats === null) addInstants(part, event);
  else addLocalTimes(part, event);
  if (event.repeats !== null) addRepeats(part, event);
  if (event.location) add('location', withoutReturns(event.location));
  const about = event.about.join(' · ');
  const link = `${url}/tasks/${event.id}`;
  add('description', withoutReturns([about, event.note, link].filter(Boolean).join('\n\n')));
  add('url', link);
  add('transp', event.isMeeting ? 'OPAQUE' : 'TRANSPARENT');
  for (const { name, email } of event.attendees) {
    if (!email) continue;
    const attendee = part.addPropertyWithValue('attendee', `mailto:${email}`);
    attendee.setParameter('cn', onOneLine(name).replaceAll('"', "'"));
  }
  if (event.reminder !== null) addAlarm(part, event);
  return part;
}

function addDates(part: ICAL.Component, { due_on, ends_at, zone }: CalendarEvent): void {
  part.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(due_on));
  const last = ends_at === null ? null : dayAt(ends_at, knownZone(zone));
  const end = last && last > due_on ? last : addDays(due_on, 1);
  part.addPropertyWithValue('dtend', ICAL.Time.fromDateString(end));
}

function endOf({ due_at, ends_at }: Slot): string {
  return ends_at ?? new Date(Date.parse(due_at!) + USUAL_MINUTES * 60_000).toISOString();
}

function addInstants(part: ICAL.Component, event: CalendarEvent): void {
  part.addPropertyWithValue('dtstart', utc(event.due_at!));
  part.addPropertyWithValue('dtend', utc(endOf(event)));
}

function addLocalTimes(part: ICAL.Component, event: CalendarEvent): void {
  addLocal(part, 'dtstart', { instant: event.due_at!, zone: event.zone });
  addLocal(part, 'dtend', { instant: endOf(event), zone: event.zone });
}

function addLocal(
  part: ICAL.Component,
  name: string,
  { instant, zone }: { instant: string; zone: string },
): void {
  const known = knownZone(zone);
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(known).toPlainDateTime();
  part.addPropertyWithValue(name, localTime(local)).setParameter('tzid', known);
}

function addRepeats(part: ICAL.Component, event: CalendarEvent): void {
  const slotOn = (day: string) => moveSlot(event, day, knownZone(event.zone));
  // with times UNTIL is an instant in UTC (RFC 5545 §3.3.10)
  const rule = event.repeats!.replace(/UNTIL=(\d{4})(\d\d)(\d\d)/, (whole, year, month, day) => {
    const { due_at } = slotOn(`${year}-${month}-${day}`);
    return due_at ? `UNTIL=${due_at.replace(/[-:]|\.\d+/g, '')}` : whole;
  });
  part.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
  for (const day of event.skipped) {
    const { due_at } = slotOn(day);
    if (due_at) addLocal(part, 'exdate', { instant: due_at, zone: event.zone });
    else part.addPropertyWithValue('exdate', ICAL.Time.fromDateString(day));
  }
}

function addAlarm(part: ICAL.Component, { reminder, subject }: CalendarEvent): void {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('description', withoutReturns(subject));
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-reminder! * 60));
  part.addSubcomponent(alarm);
}

/** A break in a name would begin a line of the file, which says what nobody wrote. */
function onOneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}

/** Line feeds are escaped by the library, returns are not. */
function withoutReturns(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function utc(instant: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(Math.floor(Date.parse(instant) / 1000) * 1000), true);
}
