import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Expectations';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const ok = z.object({ ok: z.literal(true) });
const line = z.string().trim().min(3, 'Write a whole line, or take it out.').max(200);
const lines = z
  .array(line)
  .min(1, 'Write at least one line.')
  .max(8, 'Few plain lines are read; more than eight are not.');
const words = (message: string) => z.string().trim().min(3, message).max(1000);

const leader = z.object({
  id: z.string(),
  name: z.string(),
  signed_on: z.string().nullable(),
  /** Whether they lead by the live figures; null: they lead no team. */
  leads_live: z.boolean().nullable(),
  statement: z.string().nullable(),
});
const edition = z.object({
  id: z.string(),
  edition: z.int(),
  asks: z.array(z.string()),
  gives: z.array(z.string()),
  opened_on: z.string().nullable(),
  published_on: z.string().nullable(),
  /** The leaders and the sponsor, who sign first. */
  leaders: z.array(leader),
  read_on: z.string().nullable(),
  agreed_on: z.string().nullable(),
});
export type Edition = z.output<typeof edition>;
const condition = z.object({
  name: z.enum(['introduced', 'fair', 'leaders_signed', 'leaders_open']),
  met: z.boolean(),
  have: z.number().nullable(),
  need: z.number(),
});
const question = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  asked_on: z.string(),
  /** For the sponsor who asks; null: yourself. */
  by: z.string().nullable(),
});
export type Question = z.output<typeof question>;

export const readExpectations = defineEndpoint({
  route: 'GET /api/v1/expectations',
  summary: 'What is expected of everybody and what everybody gets for it, with where it stands',
  tag,
  access: 'member',
  output: z.object({
    current: edition.nullable(),
    /** What is being written, for the sponsor; and, once leaders are asked to sign it, for them. */
    draft: edition.nullable(),
    /** What must hold before it is asked of everybody. */
    gate: z.array(condition),
    /** Whether teams are judged together there: those of few are not told apart. */
    merged: z.enum(['none', 'some', 'all']),
    counts: z
      .object({
        people: z.int(),
        read: z.int(),
        /** Null where it would tell who has not. */
        agreed: z.int().nullable(),
      })
      .nullable(),
    /** Your own, and for the sponsor those of everybody. */
    questions: z.array(question),
    may: z.object({ edit: z.boolean(), sign: z.boolean(), answer: z.boolean() }),
    sponsor: z.string().nullable(),
  }),
});
export type Expectations = z.output<typeof readExpectations.output>;

export const saveDraft = defineEndpoint({
  route: 'PUT /api/v1/expectations/draft',
  summary: 'Write what is expected and what is given; the sponsor alone',
  tag,
  access: 'member',
  body: z.strictObject({ asks: lines, gives: lines }),
  output: z.object({ id: z.string() }),
});
export const openDraft = defineEndpoint({
  route: 'POST /api/v1/expectations/open',
  summary: 'Ask the leaders to sign it first; its words stand still from then on',
  tag,
  access: 'member',
  output: ok,
});
export const publishDraft = defineEndpoint({
  route: 'POST /api/v1/expectations/publish',
  summary: 'Ask it of everybody, once support was given, the effort is fair and leaders signed',
  tag,
  access: 'member',
  output: ok,
});
export const readEdition = defineEndpoint({
  route: 'POST /api/v1/expectations/{id}/read',
  summary: 'Say that you have read it; only counted',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
export const agree = defineEndpoint({
  route: 'POST /api/v1/expectations/{id}/agree',
  summary: 'Agree to it; a leader who does not lead by the live figures yet says so openly',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    statement: z
      .string()
      .trim()
      .min(10, 'Say it in a sentence: everybody will read it.')
      .max(500)
      .optional(),
  }),
  output: ok,
});
export const askQuestion = defineEndpoint({
  route: 'POST /api/v1/expectations/{id}/questions',
  summary: 'Ask the sponsor about it; nobody else reads it',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ question: words('Write your question.') }),
  output: z.object({ id: z.string() }),
});
export const answerQuestion = defineEndpoint({
  route: 'POST /api/v1/expectation-questions/{id}/answer',
  summary: 'Answer a question; the sponsor alone, for who asked it alone',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ answer: words('Write your answer.') }),
  output: ok,
});
