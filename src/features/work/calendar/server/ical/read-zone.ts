import type ICAL from 'ical.js';
import { knownZone } from '#src/lib/zoned-days.ts';

/** How Outlook and Exchange call the zones that most of their calendars are in. */
const WINDOWS_ZONES: Record<string, string> = {
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'gtb standard time': 'Europe/Bucharest',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kiev',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'israel standard time': 'Asia/Jerusalem',
  'south africa standard time': 'Africa/Johannesburg',
  'arabian standard time': 'Asia/Dubai',
  'india standard time': 'Asia/Kolkata',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'tokyo standard time': 'Asia/Tokyo',
  'aus eastern standard time': 'Australia/Sydney',
  'e. south america standard time': 'America/Sao_Paulo',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  utc: 'UTC',
};

/** Longer than any zone's name with the path that some programs put before it. */
const LONGEST_NAME = 200;

/**
 * Finds the zones that a file names. What the file itself tells of their clocks is not run: its rules
 * may be broken or without end. Null for a zone that is not known.
 */
export function createZoneFinder(calendar: ICAL.Component): (tzid: string) => string | null {
  const told = new Map<string, string>();
  for (const zone of calendar.getAllSubcomponents('vtimezone').slice(0, 500)) {
    const name = zone.getFirstPropertyValue('tzid');
    const place = zone.getFirstPropertyValue('x-lic-location');
    if (name && place) told.set(String(name), String(place));
  }
  const found = new Map<string, string | null>();
  function find(tzid: string): string | null {
    // some programs put a path before the name
    const tail = /[^/]+\/[^/]+$/.exec(tzid)?.[0];
    const names = [tzid, told.get(tzid), tail, WINDOWS_ZONES[tzid.toLowerCase()]];
    return names.find((name) => name && isZone(name)) ?? null;
  }
  return (tzid) => {
    if (tzid.length > LONGEST_NAME) return null;
    if (!found.has(tzid)) found.set(tzid, find(tzid));
    return found.get(tzid)!;
  };
}

function isZone(name: string): boolean {
  return name === 'UTC' || knownZone(name) !== 'UTC';
}
