import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { KEEPS, STEPS } from './pulse.ts';

const tag = 'Programme';
const ok = z.object({ ok: z.literal(true) });
const step = z.int('Choose one of the seven steps.').min(1).max(STEPS);
const told = z.object({
  /** Rounded down to five: so many or more. */
  answers: z.int(),
  ease: z.int(),
  useful: z.int(),
  keep: z.int(),
});

export const readPulse = defineEndpoint({
  route: 'GET /api/v1/pulse',
  summary: 'Whether you are asked today how you find Uptake',
  tag,
  access: 'member',
  output: z.object({ asks: z.boolean(), ends_on: z.string().nullable() }),
});
export const answerPulse = defineEndpoint({
  route: 'POST /api/v1/pulse/answer',
  summary: 'Say how you find Uptake; only counted, nobody knows what you said',
  tag,
  access: 'member',
  body: z.strictObject({
    useful: step,
    easy: step,
    keep: z.enum(KEEPS),
    comment: z.string().trim().max(500, 'Write at most 500 characters.').optional(),
  }),
  output: ok,
});
export const skipPulse = defineEndpoint({
  route: 'POST /api/v1/pulse/skip',
  summary: 'Put the questions away until the next time',
  tag,
  access: 'member',
  output: ok,
});
export const readPulseResults = defineEndpoint({
  route: 'GET /api/v1/pulse/results',
  summary: 'What was said in the periods that are over; the same for everybody',
  tag,
  access: 'member',
  output: z.object({
    /** The newest first. */
    periods: z.array(
      z.object({
        begins_on: z.string(),
        ends_on: z.string(),
        least_scores: z.int(),
        least_comments: z.int(),
        /** Null: fewer answers than it takes. */
        whole: told.nullable(),
        teams: z.array(z.object({ name: z.string(), told })),
        /** In the order of the alphabet; empty with fewer answers than it takes. */
        comments: z.array(
          z.object({
            said: z.string(),
            /** The concern that it became. */
            concern_id: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** The period that asks now; its answers are told once it is over. */
    running: z.object({ begins_on: z.string(), ends_on: z.string() }).nullable(),
    next_on: z.string(),
    /** You may make concerns of what was written. */
    may_raise: z.boolean(),
  }),
});
export const raisePulseConcern = defineEndpoint({
  route: 'POST /api/v1/pulse/concerns',
  summary: 'Make a concern, without an author, of what was written and is shown',
  tag,
  access: 'member',
  body: z.strictObject({
    begins_on: z.iso.date('Give a day, such as 2026-03-01.'),
    comment: z.string().min(1).max(500),
  }),
  output: z.object({ id: z.string() }),
});
