import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day } from '#src/records/field-checks.ts';

const due = { due_on: z.string().nullable(), due_at: z.string().nullable() };
const place = { location: z.string().nullable() };

/** All that is good to know before meeting them; nulls where nothing is known or shared. */
const visit = z.object({
  type: z.enum(['person', 'company']),
  id: z.string(),
  title: z.string(),
  job_title: z.string().nullable(),
  company: z.object({ id: z.string(), title: z.string() }).nullable(),
  phones: z.array(z.object({ number: z.string(), of: z.enum(['person', 'company']) })),
  emails: z.array(z.string()),
  address: z.string().nullable(),
  birthday: z.string().nullable(),
  /** Good to know, of the person and of the company. */
  about: z.array(z.string()),
  tags: z.array(z.string()),
  /** The next appointment with them, whoever has it. */
  meeting: z
    .object({
      id: z.string(),
      subject: z.string(),
      kind: z.string().nullable(),
      ...due,
      ...place,
      by: z.string().nullable(),
    })
    .nullable(),
  /** What was said last, newest first, at most 5. */
  contacts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      at: z.string(),
      /** Up to 1500 letters of it. */
      body: z.string(),
      by: z.string().nullable(),
      person: z.string().nullable(),
    }),
  ),
  /** Open promises, the most urgent first, at most 30. */
  promises: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      kind: z.string().nullable(),
      ...due,
      /** Days past its day; 0 if it is not late. */
      days_late: z.int(),
      /** Who owes it: we, or they. */
      promised_by: z.enum(['us', 'them']),
      by: z.string().nullable(),
      person: z.string().nullable(),
    }),
  ),
  /** What they wait for help with, of them and of their company, the most urgent first, at most 10. */
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      status: z.string(),
      priority: z.string(),
      opened_at: z.string(),
      /** Until when the answer, then the resolution, is promised. */
      next_due_at: z.string().nullable(),
      by: z.string().nullable(),
      person: z.string().nullable(),
    }),
  ),
  /** What we hope to sell them, of them and of their company, what closes first on top, at most 10. */
  deals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      stage: z.string().nullable(),
      amount: z.object({ amount: z.int(), currency: z.string() }).nullable(),
      closes_on: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  /** Others at the company, those spoken to last first, at most 20. */
  people: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      job_title: z.string().nullable(),
      phone: z.string().nullable(),
      last_at: z.string().nullable(),
      last_kind: z.string().nullable(),
      last_by: z.string().nullable(),
    }),
  ),
});

export const readVisit = defineEndpoint({
  route: 'GET /api/v1/visits/{type}/{id}',
  summary: 'All that is good to know before meeting a person or a company',
  tag: 'Visits',
  access: 'member',
  params: z.object({
    type: z.enum(['person', 'company'], 'Visits are for a person or a company.'),
    id: z.uuid('An id is a UUID.'),
  }),
  output: visit,
});

export const readDaySheet = defineEndpoint({
  route: 'GET /api/v1/day-sheet',
  summary: 'The meetings of a day, each with what is good to know, and what is due besides',
  tag: 'Visits',
  access: 'member',
  query: z.strictObject({
    day: day.refine((one) => one < '9999', 'Give a day before the year 9999.').optional(),
  }),
  output: z.object({
    day: z.string(),
    time_zone: z.string(),
    /** At most 30, in the order of the day. */
    meetings: z.array(
      z.object({
        id: z.string(),
        subject: z.string(),
        kind: z.string().nullable(),
        note: z.string().nullable(),
        ...due,
        ...place,
        person_id: z.string().nullable(),
        company_id: z.string().nullable(),
        /** Null where it names nobody whom you may see. */
        visit: visit.nullable(),
      }),
    ),
    /** What is due on that day and is no meeting, at most 50. */
    tasks: z.array(
      z.object({
        id: z.string(),
        subject: z.string(),
        kind: z.string().nullable(),
        ...due,
        person: z.string().nullable(),
        company: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
  }),
});
