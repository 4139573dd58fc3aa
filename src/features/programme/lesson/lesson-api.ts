import { z } from 'zod';
import { LESSONS } from '#src/features/admin/help/help.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { QUIZ_FIELDS } from './quiz/quiz-fields.ts';

const tag = 'Programme';
const ok = z.object({ ok: z.literal(true) });
const field = z.enum(
  QUIZ_FIELDS as [string, ...string[]],
  'There is no question about this field.',
);
const share = z.int().nullable();

const learning = z.object({
  lessons: z.array(
    z.object({
      lesson: z.enum(LESSONS),
      /** Recalls passed, of three. */
      passed: z.int(),
      next_on: z.string().nullable(),
      is_due: z.boolean(),
    }),
  ),
  /** The one to be done next on live work. */
  due: z.enum(LESSONS).nullable(),
  /** The ledger shows something that is not kept yet: `POST /api/v1/learning/keep` keeps it. */
  news: z.boolean(),
  /** Who asks for the help that you offer, and with what; told to you alone. */
  asked: z.array(z.object({ name: z.string(), words: z.string() })),
  /** Of all together, from five people on; null: fewer. */
  sums: z.object({ unaided: share, knows_why: share }),
});

export const readLearning = defineEndpoint({
  route: 'GET /api/v1/learning',
  summary: 'What you have learnt and when to do it again without looking; seen by nobody else',
  tag,
  access: 'member',
  output: learning,
});
export const keepLearning = defineEndpoint({
  route: 'POST /api/v1/learning/keep',
  summary: 'Keep what the ledger shows you have learnt and done again',
  tag,
  access: 'member',
  output: learning,
});
export const readLessonAgain = defineEndpoint({
  route: 'POST /api/v1/learning/{lesson}/read',
  summary: 'Note that you looked at the lesson again, so that today does not count as unaided',
  tag,
  access: 'member',
  params: z.object({ lesson: z.enum(LESSONS, 'There is no lesson of this name.') }),
  output: ok,
});
export const readQuiz = defineEndpoint({
  route: 'GET /api/v1/learning/quiz',
  summary: 'Up to three fields of which to say why they are asked',
  tag,
  access: 'member',
  output: z.object({
    questions: z.array(z.object({ field: z.string(), choices: z.array(z.string()) })),
  }),
});
export const answerQuiz = defineEndpoint({
  route: 'POST /api/v1/learning/quiz',
  summary: 'Say why a field is asked; told to others only as a sum',
  tag,
  access: 'member',
  body: z.strictObject({ field, chosen: field }),
  output: z.object({ is_right: z.boolean() }),
});
