import type ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Slot } from '#src/features/work/task/occurrences.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';

/** An event of a file, in our words; nothing of it has been looked up yet. */
export interface ReadEvent extends Slot {
  uid: string;
  /** The day of the series that this event stands for, on its clock. */
  replaces: string | null;
  subject: string;
  note: string | null;
  location: string | null;
  rule: string | null;
  zone: string;
  skipped: string[];
  mails: string[];
  isCancelled: boolean;
  isPrivate: boolean;
  /** What could not be taken over as it was. */
  doubts: ('rule' | 'zone' | 'long')[];
}

export interface ZoneReading {
  /** The reader's own zone: for times without one, and for zones that nobody knows. */
  own: string;
  find: (tzid: string) => string | null;
}

const MOST_DAYS = 31;
const MOST_MAILS = 200;
const MOST_SKIPPED = 500;
/** `mailto:` and the longest address there is (RFC 5321); what is longer is not even looked at. */
const LONGEST_MAIL = 7 + 320;

interface ReadTime {
  day: string;
  /** Null for a whole day. */
  at: string | null;
  zone: string;
  isDoubtful: boolean;
}

/** Reads one VEVENT; null if it has no time that can be read. */
export function readEvent(part: ICAL.Component, zones: ZoneReading): ReadEvent | null {
  const begin = readTime(part.getFirstProperty('dtstart'), zones);
  if (!begin) return null;
  const doubts: ReadEvent['doubts'] = begin.isDoubtful ? ['zone'] : [];
  const { ends_at, isCut } = readEnd(part, begin, zones);
  if (isCut) doubts.push('long');
  const replaced = readTime(part.getFirstProperty('recurrence-id'), zones);
  const rules = part.getAllProperties('rrule');
  if (rules.length > 1 || part.getFirstProperty('rdate')) doubts.push('rule');
  const classified = textOf(part, 'class', 20)?.toUpperCase();
  return {
    uid: (textOf(part, 'uid', 400) ?? '') + (replaced ? ` ${replaced.day}` : ''),
    replaces: replaced?.day ?? null,
    subject: textOf(part, 'summary', 500) ?? '',
    note: textOf(part, 'description', 20_000),
    location: textOf(part, 'location', 500),
    due_on: begin.day,
    due_at: begin.at,
    ends_at,
    rule: ruleOf(rules[0]),
    zone: begin.zone,
    skipped: readSkipped(part, { ...zones, own: begin.zone }),
    mails: readMails(part),
    isCancelled: textOf(part, 'status', 20)?.toUpperCase() === 'CANCELLED',
    isPrivate: classified === 'PRIVATE' || classified === 'CONFIDENTIAL',
    doubts,
  };
}

function readSkipped(part: ICAL.Component, zones: ZoneReading): string[] {
  const skipped: string[] = [];
  for (const property of part.getAllProperties('exdate').slice(0, MOST_SKIPPED)) {
    if (skipped.length >= MOST_SKIPPED) break;
    skipped.push(...readTimes(property, zones).map(({ day }) => day));
  }
  return skipped.slice(0, MOST_SKIPPED);
}

function textOf(part: ICAL.Component, name: string, most: number): string | null {
  const value = part.getFirstPropertyValue(name);
  const text = value === null ? '' : String(value).trim();
  return text.slice(0, most).toWellFormed() || null;
}

function readTime(property: ICAL.Property | null, zones: ZoneReading): ReadTime | null {
  return property ? (readTimes(property, zones)[0] ?? null) : null;
}

function readTimes(property: ICAL.Property, zones: ZoneReading): ReadTime[] {
  const tzid = property.getFirstParameter('tzid');
  const found = tzid ? zones.find(tzid) : zones.own;
  const zone = found ?? zones.own;
  const values = property.getValues().slice(0, MOST_SKIPPED);
  return values.flatMap((value): ReadTime[] => {
    try {
      const text = String(value);
      if (/^\d{4}-\d\d-\d\d$/.test(text)) {
        return [{ day: checkDay(text), at: null, zone: zones.own, isDoubtful: false }];
      }
      const local = Temporal.PlainDateTime.from(text.replace(/Z$/, ''));
      const isUtc = text.endsWith('Z');
      const at = local.toZonedDateTime(isUtc ? 'UTC' : zone);
      const home = isUtc ? zones.own : zone;
      const there = home === zone && !isUtc ? at : at.withTimeZone(home);
      const day = checkDay(there.toPlainDate().toString());
      const instant = new Date(at.epochMilliseconds).toISOString();
      return [{ day, at: instant, zone: home, isDoubtful: !isUtc && found === null }];
    } catch {
      return [];
    }
  });
}

/** Years that both the database and people know. */
function checkDay(day: string): string {
  if (!/^[1-9]\d{3}-/.test(day)) throw new RangeError('a year that no calendar has');
  return Temporal.PlainDate.from(day).toString();
}

function readEnd(part: ICAL.Component, begin: ReadTime, zones: ZoneReading) {
  const end = readTime(part.getFirstProperty('dtend'), zones);
  const starts = Date.parse(begin.at ?? startOfDay(begin.day, zones.own));
  const ends = end
    ? Date.parse(end.at ?? startOfDay(end.day, zones.own))
    : starts + lengthOf(part) * 1000;
  const most = starts + MOST_DAYS * 86_400_000;
  // a whole day ends by itself
  const usual = begin.at === null ? starts + 26 * 3_600_000 : starts;
  if (!(ends > usual)) return { ends_at: null, isCut: false };
  return { ends_at: new Date(Math.min(ends, most)).toISOString(), isCut: ends > most };
}

function lengthOf(part: ICAL.Component): number {
  const value = part.getFirstPropertyValue('duration');
  const seconds =
    value && typeof value === 'object' && 'toSeconds' in value ? value.toSeconds() : 0;
  return Number.isFinite(seconds) ? seconds : 0;
}

/** As it is written: it is never run by the library that reads the file. */
function ruleOf(property: ICAL.Property | undefined): string | null {
  if (!property) return null;
  try {
    return String(property.getFirstValue()).slice(0, 1000);
  } catch {
    return 'UNREADABLE';
  }
}

function readMails(part: ICAL.Component): string[] {
  const people = [...part.getAllProperties('attendee'), ...part.getAllProperties('organizer')];
  const mails = people
    .slice(0, MOST_MAILS)
    .map((property) => String(property.getFirstValue()))
    .filter(({ length }) => length <= LONGEST_MAIL)
    .map((text) => /^mailto:\s*(\S+@\S+)$/i.exec(text)?.[1]);
  return [...new Set(mails.flatMap((mail) => (mail ? [mail.toLowerCase()] : [])))];
}
