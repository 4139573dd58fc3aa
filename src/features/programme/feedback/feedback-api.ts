import { z } from 'zod';
import { pageSchema } from '#src/features/programme/concern/concern-schema.ts';
import { VERDICTS } from '#src/features/programme/experiment/experiment.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { FEEDBACK_KINDS } from './feedback.ts';

const tag = 'Feedback';
const uuid = z.uuid('An id is a UUID.');
const params = z.object({ id: uuid });
const ok = z.object({ ok: z.literal(true) });
const made = z.object({ id: z.string() });
const named = z.object({ id: z.string(), name: z.string() });
const given = z.strictObject({
  kind: z.enum(FEEDBACK_KINDS),
  said: z.string().trim().min(3, 'Say it in a few words.').max(2000),
});

const said = z.object({
  id: z.string(),
  kind: z.enum(FEEDBACK_KINDS),
  said: z.string(),
  said_on: z.string(),
  answer: z.string().nullable(),
  /** Whether something was done about it. */
  done: z.boolean(),
  answered_on: z.string().nullable(),
});
const inHand = said.extend({
  /** Who said it, where they gave their name. */
  from: named.nullable(),
  owner: named.nullable(),
  page: z.string().nullable(),
  may_answer: z.boolean(),
  /** Something is broken, and you keep the desk. */
  may_desk: z.boolean(),
});
export const takeToDesk = defineEndpoint({
  route: 'POST /api/v1/feedback/{id}/desk',
  summary: 'Take a fault into the backlog of the desk; whoever said it is told by the release',
  tag,
  access: 'member',
  params,
  output: ok,
});
const news = z.object({
  id: z.string(),
  /**
   * An answer to feedback or a concern; thanks; a fix that is done, for those who may judge it; an
   * experiment that was looked back on.
   */
  of: z.enum(['feedback', 'thanks', 'concern', 'fix', 'experiment']),
  said: z.string(),
  /** Of a fix what was done; of an experiment what was learnt, where it is shared; empty for thanks. */
  answer: z.string(),
  /** What follows from an experiment. */
  verdict: z.enum(VERDICTS).nullable(),
  /** You may say whether it is solved. */
  asks: z.boolean(),
});
export type News = z.output<typeof news>;
export type Said = z.output<typeof said>;
export type InHand = z.output<typeof inHand>;

export const listFeedback = defineEndpoint({
  route: 'GET /api/v1/feedback',
  summary: 'What you said and what became of it, what all were answered, and what waits for you',
  tag,
  access: 'member',
  output: z.object({
    mine: z.array(said.extend({ owner: named.nullable() })),
    /** Of everyone, without who said it. */
    answered: z.array(said),
    in_hand: z.array(inHand),
    thanks: z.object({ all: z.int(), this_month: z.int() }),
    /** Working days until an answer, of the last ninety days; null: nothing was answered. */
    speed: z.object({ median: z.int().nullable(), answered: z.int() }),
    /** For administrators alone. */
    thanked: z.array(inHand),
  }),
});
export const giveFeedback = defineEndpoint({
  route: 'POST /api/v1/feedback',
  summary: 'Thank those who run Uptake, or give them an idea, a fault or a question',
  tag,
  access: 'member',
  body: given.extend({ page: pageSchema.optional() }),
  output: made,
});
export const giveUnnamed = defineEndpoint({
  route: 'POST /api/v1/feedback/unnamed',
  summary: 'The same without your name; who said it is written nowhere',
  tag,
  access: 'member',
  body: given,
  output: made,
});
export const takeUpAsConcern = defineEndpoint({
  route: 'POST /api/v1/feedback/{id}/concern',
  summary:
    'Make a concern of it, because it may be more than a fault; whoever said it follows it there',
  tag,
  access: 'member',
  params,
  output: made,
});
export const answerFeedback = defineEndpoint({
  route: 'POST /api/v1/feedback/{id}/answer',
  summary: 'Say what became of it',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    answer: z.string().trim().min(3, 'Say what became of it, in a sentence.').max(2000),
    done: z.boolean(),
  }),
  output: ok,
});
export const passFeedback = defineEndpoint({
  route: 'POST /api/v1/feedback/{id}/pass',
  summary: 'Hand it to a colleague who knows better',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ owner_id: uuid }),
  output: ok,
});
export const listNews = defineEndpoint({
  route: 'GET /api/v1/feedback/news',
  summary:
    'Answers to what you said or called yours too, thanks and finished fixes that you have not read yet',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(news),
  }),
});
export const noteSeen = defineEndpoint({
  route: 'POST /api/v1/feedback/{id}/seen',
  summary: 'You have read the answer to what you said, here or in a concern',
  tag,
  access: 'member',
  params,
  output: ok,
});
