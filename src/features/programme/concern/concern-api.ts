import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { ANSWERS, AXES, CAUSES, FIXES, LONGEST_TITLE, LOSSES } from './concern.ts';
import { concernDetail, concernSummary, pageSchema, scoresSchema } from './concern-schema.ts';
import { QUESTIONS } from './diagnosis.ts';

const tag = 'Concerns';
const uuid = z.uuid('An id is a UUID.');
const params = z.object({ id: uuid });
const day = z.iso
  .date('Give a day, such as 2026-03-01.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const ok = z.object({ ok: z.literal(true) });
const made = z.object({ id: z.string() });
const losses = z.array(z.enum(LOSSES)).max(LOSSES.length);
const title = z.string().trim().min(3, 'Say in a few words what it is.').max(LONGEST_TITLE);
const body = z.string().trim().max(5000);
const named = <const Name extends string>(name: Name) =>
  `POST /api/v1/concerns/{id}/${name}` as const;

export const listConcerns = defineEndpoint({
  route: 'GET /api/v1/concerns',
  summary: 'Everything that stands in people’s way, with how far it is',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(concernSummary),
    top: z.object({
      top: z.int(),
      answered: z.int(),
      in_time: z.int(),
      unanswered: z.int(),
      late: z.int(),
      /** Of those that weigh less, with no answer after as long. */
      others_late: z.int(),
    }),
    may_decide: z.boolean(),
  }),
});
export const readConcern = defineEndpoint({
  route: 'GET /api/v1/concerns/{id}',
  summary: 'One concern with its diagnosis, what was answered and what was done',
  tag,
  access: 'member',
  params,
  output: concernDetail,
});
const raised = { title, body: body.optional() };
export const raiseConcern = defineEndpoint({
  route: 'POST /api/v1/concerns',
  summary: 'Say what stands in your way, with your name',
  tag,
  access: 'member',
  body: z.strictObject({
    ...raised,
    page: pageSchema.optional(),
    page_title: z.string().max(300).optional(),
    team_id: uuid.nullish(),
    picture: z
      .string()
      .max(800_000, 'This picture is too large. Send a smaller one.')
      .optional()
      .describe('A JPEG or PNG in base64'),
  }),
  output: made,
});
export const raiseUnnamed = defineEndpoint({
  route: 'POST /api/v1/concerns/unnamed',
  summary: 'Say what stands in your way without your name; who said it is written nowhere',
  tag,
  access: 'member',
  // a page, a team or a picture would tell who it was
  body: z.strictObject(raised),
  output: made,
});
export const readPicture = defineEndpoint({
  route: 'GET /api/v1/concerns/{id}/picture',
  summary: 'The picture of the page, for who raised it, who looks after it, and who decides',
  tag,
  access: 'member',
  params,
  output: z.unknown(),
});
export const shareConcern = defineEndpoint({
  route: named('share'),
  summary: 'Say that it is your concern too; only counted',
  tag,
  access: 'member',
  params,
  output: ok,
});
export const tagConcern = defineEndpoint({
  route: 'PATCH /api/v1/concerns/{id}',
  summary: 'Say where it comes from, whom it affects and what it asks people to give up',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    title: title.optional(),
    body: body.optional(),
    causes: z.array(z.enum(CAUSES)).max(3).optional(),
    axis: z.enum(AXES).nullish(),
    losses: losses.optional(),
    theme: z.string().trim().max(80).nullish(),
    team_id: uuid.nullish(),
    joint: z.boolean().optional(),
  }),
  output: ok,
});
export const clusterConcerns = defineEndpoint({
  route: named('cluster'),
  summary: 'Put concerns that say the same beneath this one',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ others: z.array(uuid).min(1).max(100) }),
  output: ok,
});
export const rateConcern = defineEndpoint({
  route: named('ratings'),
  summary: 'Answer the ten questions; the other rater reads it only once both are done',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    scores: scoresSchema,
    evidence: z.partialRecord(z.enum(QUESTIONS), z.string().trim().max(500)).optional(),
    losses: losses.optional().describe('What somebody must give up; asked for from 13 points on'),
  }),
  output: ok,
});
export const rateAnew = defineEndpoint({
  route: named('rate-anew'),
  summary: 'Let two rate it once more, after they differed',
  tag,
  access: 'member',
  params,
  output: ok,
});
export const splitConcern = defineEndpoint({
  route: named('split'),
  summary: 'Split what is both into its technical and its adaptive part',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ technical: title, adaptive: title, losses: losses.optional() }),
  output: made,
});
export const answerConcern = defineEndpoint({
  route: named('answer'),
  summary: 'Decide: yes, no or an experiment, with the reason, who and until when',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    answer: z.enum(ANSWERS),
    reason: z.string().trim().min(3, 'Say why, in a sentence.').max(1000),
    owner_id: uuid.nullish(),
    due_on: day.nullish(),
  }),
  output: ok,
});
export const commitToConcern = defineEndpoint({
  route: named('commit'),
  summary: 'Say what you change yourself, as the leader who complained of it',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    manager_change: z.string().trim().min(3, 'Say what you will change yourself.').max(500),
    manager_due_on: day,
  }),
  output: ok,
});
export const promiseFix = defineEndpoint({
  route: named('fixes'),
  summary: 'Promise a fix: what, by whom, until when',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    kind: z.enum(FIXES),
    what: z.string().trim().min(3, 'Say in a few words what will be done.').max(500),
    owner_id: uuid,
    due_on: day,
  }),
  output: made,
});
export const finishFix = defineEndpoint({
  route: named('fix-done'),
  summary: 'Say that the fix is there',
  tag,
  access: 'member',
  params,
  output: ok,
});
export const judgeConcern = defineEndpoint({
  route: named('judge'),
  summary: 'As one whom it affects, say whether it is solved',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ holds: z.boolean() }),
  output: ok,
});
export const takeConcernToDesk = defineEndpoint({
  route: named('desk'),
  summary: 'Take what has a known fix into the backlog of the desk',
  tag,
  access: 'member',
  params,
  output: ok,
});
export const withdrawConcern = defineEndpoint({
  route: 'DELETE /api/v1/concerns/{id}',
  summary: 'Take your own concern back, before anything followed',
  tag,
  access: 'member',
  params,
  output: ok,
});
