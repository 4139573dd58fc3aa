import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day } from '#src/records/field-checks.ts';
import { CALENDAR_MEMBERS, CALENDAR_SPAN_DAYS } from './calendar.ts';

/** What comes after it is still of four figures. */
const dayBefore9999 = day.refine((one) => one < '9999', 'Give a day before the year 9999.');

const ids = z
  .string()
  .max(40 * CALENDAR_MEMBERS)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid('An id is a UUID.')).max(CALENDAR_MEMBERS));

const occurrence = z.object({
  /** The task; several occurrences of a series share it. */
  id: z.string(),
  /** Tells the occurrences of a series apart: the day on the series' clock. Null if it is no series. */
  occurrence: z.string().nullable(),
  subject: z.string(),
  kind: z.string().nullable(),
  /** The first day in your time zone. */
  day: z.string(),
  /** The last day in your time zone. */
  last_day: z.string(),
  /** Null: the whole of its days. */
  starts_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  location: z.string().nullable(),
  owner_id: z.string().nullable(),
  person_id: z.string().nullable(),
  company_id: z.string().nullable(),
  guests: z.array(z.string()),
  colleagues: z.array(z.string()),
  repeats: z.string().nullable(),
  done_at: z.string().nullable(),
});

export const readCalendar = defineEndpoint({
  route: 'GET /api/v1/calendar',
  summary: 'Meetings and dated tasks as they take place, and when colleagues are busy',
  tag: 'Calendar',
  access: 'member',
  query: z
    .strictObject({
      from: dayBefore9999.describe('The first day, in your time zone'),
      to: dayBefore9999.describe('The day after the last'),
      members: ids.optional().describe('Ids with commas between them; absent: yourself'),
    })
    .refine(({ from, to }) => from < to && spanOf(from, to) <= CALENDAR_SPAN_DAYS, {
      message: `Give from and to with 1 to ${CALENDAR_SPAN_DAYS} days between them.`,
    }),
  output: z.object({
    time_zone: z.string(),
    items: z.array(occurrence),
    /** When members are taken up by what you may not see: the time alone. */
    busy: z.array(z.object({ member_id: z.string(), starts_at: z.string(), ends_at: z.string() })),
    /** There was more than is given: ask for fewer days or members. */
    cut: z.boolean(),
    /** Titles of the people and companies named, by id, as far as you may see them. */
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});

function spanOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

const linkParams = z.object({ id: z.uuid('An id is a UUID.') });

export const listCalendarLinks = defineEndpoint({
  route: 'GET /api/v1/calendar-links',
  summary: 'Your links by which calendar programs read your calendar',
  tag: 'Calendar',
  access: 'member',
  output: z.object({ items: z.array(z.object({ id: z.string(), created_at: z.string() })) }),
});

export const createCalendarLink = defineEndpoint({
  route: 'POST /api/v1/calendar-links',
  summary: 'Make a secret link to your calendar; its address is told this once',
  tag: 'Calendar',
  access: 'member',
  output: z.object({ id: z.string(), url: z.string() }),
});

export const revokeCalendarLink = defineEndpoint({
  route: 'DELETE /api/v1/calendar-links/{id}',
  summary: 'End a link to your calendar at once',
  tag: 'Calendar',
  access: 'member',
  params: linkParams,
  output: z.object({ ok: z.literal(true) }),
});

export const readCalendarFile = defineEndpoint({
  route: 'GET /calendar/{file}',
  summary: 'The calendar behind a secret link, as iCalendar (RFC 5545)',
  tag: 'Calendar',
  access: 'public',
  params: z.object({ file: z.string().max(100) }),
  output: z.unknown(),
});

export const importCalendar = defineEndpoint({
  route: 'POST /api/v1/calendar-imports',
  summary: 'Bring in an iCalendar file, sent as it is with Content-Type: text/calendar',
  tag: 'Calendar',
  access: 'member',
  query: z.strictObject({
    preview: z.enum(['true', 'false']).optional().describe('true: only count, bring nothing in'),
  }),
  output: z.object({
    /** Events that become meetings. */
    found: z.int(),
    /** Of these, those that repeat. */
    repeating: z.int(),
    /** Guests who are people of yours, by their mail. */
    guests: z.int(),
    /** Brought in before from the same calendar, so left as they are. */
    known: z.int(),
    first_day: z.string().nullable(),
    last_day: z.string().nullable(),
    /** What could not be taken over as it was: how many, and an example. */
    notes: z.array(
      z.object({
        reason: z.enum(['cancelled', 'unreadable', 'rule', 'zone', 'long', 'too_many']),
        count: z.int(),
        example: z.string(),
      }),
    ),
  }),
});
