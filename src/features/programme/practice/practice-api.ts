import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { HABITS } from './detect/observation.ts';

const tag = 'Programme';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const ok = z.object({ ok: z.literal(true) });
const count = z.int();

const finding = z.object({
  habit: z.enum(HABITS),
  verdict: z.enum(['found', 'not_there', 'cannot_tell']),
  counts: z.object({
    withGood: count,
    withOther: count,
    withoutGood: count,
    withoutOther: count,
  }),
  people: count,
  odds: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rate: z.number().nullable(),
});
export type FindingAnswer = z.output<typeof finding>;

const practice = z.object({
  id: z.string(),
  habit: z.enum(HABITS),
  found: finding.omit({ habit: true, verdict: true }),
  taken_up_on: z.string(),
  state: z.enum(['asking', 'watched', 'trying', 'kept', 'retired']),
  reason: z.string().nullable(),
  settled_on: z.string().nullable(),
  /** Who shows it and said that they may be named. */
  shown_by: z.array(z.string()),
  /** How many more show it without their names. */
  shown_unnamed: count,
  /** Real cases that the reader may see. */
  cases: z.array(
    z.object({
      type: z.enum(['deal', 'company']),
      id: z.string(),
      title: z.string(),
      /** How many of those who try it have looked at it. */
      looked: count,
      looked_by_me: z.boolean(),
    }),
  ),
  tried_by: z.array(z.object({ name: z.string(), helps: z.boolean().nullable() })),
  mine: z.object({
    /** You do it on most of yours; nobody else is told so. */
    may_show: z.boolean(),
    consent: z.enum(['named', 'unnamed', 'no']).nullable(),
    tries: z.boolean(),
    helps: z.boolean().nullable(),
  }),
  may_keep: z.boolean(),
});
export type PracticeAnswer = z.output<typeof practice>;

export const listPractices = defineEndpoint({
  route: 'GET /api/v1/practices',
  summary: 'What distinguishes the work on won deals and kept customers, and what became of it',
  tag,
  access: 'member',
  output: z.object({
    findings: z.array(finding),
    practices: z.array(practice),
    looked_at: z.object({ deals: count, customers: count }),
    /** You may take up what was found, and keep or retire it. */
    may_lead: z.boolean(),
  }),
});
export const takeUpPractice = defineEndpoint({
  route: 'POST /api/v1/practices',
  summary: 'Take up what was found, so that others can learn it',
  tag,
  access: 'member',
  body: z.strictObject({
    habit: z.enum(HABITS, 'This is none of the habits that are looked for.'),
  }),
  output: z.object({ id: z.string() }),
});
export const showPractice = defineEndpoint({
  route: 'POST /api/v1/practices/{id}/show',
  summary: 'Say whether others may watch how you do it, with your name or without',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ consent: z.enum(['named', 'unnamed', 'no']) }),
  output: ok,
});
export const tryPractice = defineEndpoint({
  route: 'POST /api/v1/practices/{id}/try',
  summary: 'Say that you try it, and later whether it helps',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ helps: z.boolean().optional() }),
  output: ok,
});
export const lookAtCase = defineEndpoint({
  route: 'POST /api/v1/practices/{id}/look',
  summary: 'Say that you, who try it, have looked at a case on which it is shown',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ case_id: z.uuid('An id is a UUID.') }),
  output: ok,
});
export const settlePractice = defineEndpoint({
  route: 'POST /api/v1/practices/{id}/settle',
  summary: 'Keep what three others have tried, or retire it, with the reason',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    outcome: z.enum(['kept', 'retired']),
    reason: z.string().trim().min(1, 'Say in a few words why.').max(500),
  }),
  output: ok,
});
