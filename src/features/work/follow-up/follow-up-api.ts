import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day, instant } from '#src/records/field-checks.ts';
import { namesOneSubject, ONE_SUBJECT, subjectQuery } from '../activity/subject-api.ts';
import { TASK_KINDS } from '../task/task.ts';

const id = z.uuid('An id is a UUID.');
const due = { due_on: z.string().nullable(), due_at: z.string().nullable() };
const refs = z.record(z.string(), z.object({ type: z.string(), title: z.string() }));

export const readNextStep = defineEndpoint({
  route: 'GET /api/v1/next-step',
  summary:
    'What is to be done next about a person, company, deal or case, and how many steps come after it',
  tag: 'Follow-ups',
  access: 'member',
  query: z.strictObject(subjectQuery).refine(namesOneSubject, ONE_SUBJECT),
  output: z.object({
    /** The most urgent open task; null if there is none. */
    step: z
      .object({
        id: z.string(),
        subject: z.string(),
        kind: z.string().nullable(),
        ...due,
        promised_by: z.string().nullable(),
        owner_id: z.string().nullable(),
        /** Who keeps it; null if it is you, or nobody does. */
        by: z.string().nullable(),
        person_id: z.string().nullable(),
        /** On a company's page: whom it was promised to, if you may see them. */
        person: z.string().nullable(),
      })
      .nullable(),
    /** Open steps besides this one. */
    others: z.int(),
  }),
});

const REASONS = [
  'overdue',
  'theirs',
  'orphaned',
  'colleague',
  'unanswered',
  'silent',
  'no_step',
  'deal_stale',
  'deal_no_step',
] as const;
export type SlippingReason = (typeof REASONS)[number];

export const readSlipping = defineEndpoint({
  route: 'GET /api/v1/slipping',
  summary: 'What slips from you or your team, each with the reason',
  tag: 'Follow-ups',
  access: 'member',
  output: z.object({
    /** Your calendar day, in your time zone. */
    day: z.string(),
    sections: z.array(
      z.object({
        reason: z.enum(REASONS),
        /** Of these the first 50 are given. */
        total: z.int(),
        items: z.array(
          z.object({
            /** The promise that slips; null where it is a person whom nobody cares for. */
            task_id: z.string().nullable(),
            /** What was promised; without a task the person's name. */
            title: z.string(),
            kind: z.string().nullable(),
            ...due,
            /** The deal that slips, for which nothing is planned. */
            deal_id: z.string().nullable(),
            person_id: z.string().nullable(),
            company_id: z.string().nullable(),
            phone: z.string().nullable(),
            /** Who keeps it; null if it is you, or nobody does. */
            by: z.string().nullable(),
            /** Days since it was due, or since the last contact. */
            days: z.int(),
            /** Their own rhythm: the median of days between contacts; null if too few are known. */
            usual_days: z.int().nullable(),
            last_words: z.string().nullable(),
          }),
        ),
      }),
    ),
    refs,
  }),
});

export const handOverTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/hand-over',
  summary: 'Hand a task to a colleague, with a word that stays in its note',
  tag: 'Tasks',
  access: 'member',
  params: z.object({ id }),
  body: z.strictObject({
    owner_id: id,
    word: z.string().max(2000, 'Keep the word below 2000 letters.').optional(),
  }),
  output: z.object({ id: z.string(), owner_id: z.string() }),
});

export const listCalls = defineEndpoint({
  route: 'GET /api/v1/calls',
  summary: 'Your open tasks that are due and can be done by phone: the queue of calls',
  tag: 'Follow-ups',
  access: 'member',
  output: z.object({
    /** At most 200, the most urgent first. */
    items: z.array(
      z.object({
        task_id: z.string(),
        subject: z.string(),
        kind: z.string().nullable(),
        ...due,
        person_id: z.string().nullable(),
        company_id: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    refs,
  }),
});

const nextStep = z.strictObject({
  subject: z.string().trim().min(1, 'Say what is to be done next.').max(500),
  due_on: day,
  due_at: instant.nullable().optional(),
  kind: z.enum(TASK_KINDS).nullable().optional(),
  promised_by: z.enum(['us', 'them']).nullable().optional(),
});

export const logCall = defineEndpoint({
  route: 'POST /api/v1/calls',
  summary: 'Write down a call, finish or move its task and set the next step, in one command',
  tag: 'Follow-ups',
  access: 'member',
  body: z
    .strictObject({
      task_id: id.optional(),
      person_id: id.optional(),
      company_id: id.optional(),
      note: z.string().max(50_000, 'Keep the note below 50 000 letters.').optional(),
      /** Nobody answered: the task stays open and goes to this day. */
      move_to: z.strictObject({ due_on: day, due_at: instant.nullable().optional() }).optional(),
      next: nextStep.optional(),
    })
    .refine(
      ({ task_id, person_id, company_id }) =>
        [task_id, person_id, company_id].filter(Boolean).length === 1,
      'Give task_id, person_id or company_id, and only one of them.',
    )
    .refine(
      ({ task_id, move_to }) => !move_to || task_id !== undefined,
      'Only a task can be moved. Give its task_id.',
    )
    .refine(
      ({ task_id, note, next }) => task_id !== undefined || Boolean(note?.trim()) || Boolean(next),
      'Say what was said, or what comes next.',
    ),
  output: z.object({
    activity_id: z.string().nullable(),
    next_id: z.string().nullable(),
  }),
});
