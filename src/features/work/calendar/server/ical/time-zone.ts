import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** Programs that know the zone by its name go by that; for the others, the years that are planned. */
const YEARS = 12;
const MOST_CHANGES = 60;

/**
 * The zone as a VTIMEZONE (RFC 5545 §3.6.5): each change of its clocks by itself, for those follow
 * from laws, not from a rule.
 */
export function describeZone(timeZone: string, from: string): ICAL.Component {
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', timeZone);
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).subtract({ years: 1 });
  const end = at.add({ years: YEARS });
  zone.addSubcomponent(describeOffset(at, at, false));
  for (let count = 0; count < MOST_CHANGES; count++) {
    const next = at.getTimeZoneTransition('next');
    if (!next || Temporal.ZonedDateTime.compare(next, end) > 0) break;
    const before = next.subtract({ nanoseconds: 1 });
    zone.addSubcomponent(
      describeOffset(next, before, next.offsetNanoseconds > before.offsetNanoseconds),
    );
    at = next;
  }
  return zone;
}

/** The clock from an instant on; its beginning is told by the clock before. */
function describeOffset(
  at: Temporal.ZonedDateTime,
  before: Temporal.ZonedDateTime,
  isSummer: boolean,
): ICAL.Component {
  const part = new ICAL.Component(isSummer ? 'daylight' : 'standard');
  const begins = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds)
    .toZonedDateTimeISO(before.offset)
    .toPlainDateTime();
  part.addPropertyWithValue('dtstart', localTime(begins));
  part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(secondsOf(before)));
  part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(secondsOf(at)));
  return part;
}

function secondsOf(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1e9);
}

/** A time without a zone, as iCalendar writes it. */
export function localTime(at: Temporal.PlainDateTime): ICAL.Time {
  return ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' }));
}
