import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const todayTask = z.object({
  id: z.string(),
  subject: z.string(),
  note: z.string().nullable(),
  kind: z.string().nullable(),
  due_on: z.string(),
  due_at: z.string().nullable(),
  person_id: z.string().nullable(),
  company_id: z.string().nullable(),
  version: z.int(),
  /** Whole days past the day it was due; 0 from today on. */
  days_late: z.int(),
  /** The person's first number, else the company's. */
  phone: z.string().nullable(),
});

const lastContact = z.object({
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  /** The first line of what was said. */
  title: z.string(),
  /** Who wrote it down; null if it was you, or nobody is named. */
  by: z.string().nullable(),
});
const openPromise = z.object({
  id: z.string(),
  subject: z.string(),
  due_on: z.string().nullable(),
  /** `them`: they owe it us. */
  promised_by: z.string().nullable(),
  /** Who keeps it; null if it is you, or nobody does. */
  by: z.string().nullable(),
});

/** What to know before one meets: nulls where nothing is known or nothing is shared. */
const before = z.object({
  job_title: z.string().nullable(),
  /** Good to know, as the person's record has it; else the company's. */
  about: z.string().nullable(),
  address: z.string().nullable(),
  phones: z.array(z.string()),
  last_contacts: z.array(lastContact),
  open_promises: z.array(openPromise),
});

function section<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int() });
}

export const readToday = defineEndpoint({
  route: 'GET /api/v1/today',
  summary: 'Your day in your time zone: what slipped, what you promised, whom you meet',
  tag: 'Today',
  access: 'member',
  output: z.object({
    /** Your calendar day, in your time zone. */
    day: z.string(),
    time_zone: z.string(),
    /** Past its day, the oldest first. At most 200 of `total`, as in each section. */
    slipped: section(todayTask),
    /** Due today. */
    promised: section(todayTask),
    /** Due within the seven days after today. */
    coming: section(todayTask),
    /** Calls, meetings and visits with a time, today and tomorrow. */
    meetings: section(todayTask.extend({ before })),
    /** Open tasks of yours without a day. */
    undated: z.int(),
    /** Titles of the people and companies named, by id, as far as you may see them. */
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});
