import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { PARTS, VERDICTS } from './experiment.ts';

const tag = 'Experiments';
const uuid = z.uuid('An id is a UUID.');
const params = z.object({ id: uuid });
const day = z.iso
  .date('Give a day, such as 2026-03-01.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const words = z.string().trim().max(1000);
const named = z.object({ id: z.string(), name: z.string() });
const ok = z.object({ ok: z.literal(true) });

const parts = {
  owner_id: uuid.optional(),
  assumption: words.optional(),
  hypothesis: words.optional(),
  smallest_test: words.optional(),
  metric: z.string().max(130).nullish(),
  stop_rule: words.optional(),
  loss: words.optional(),
  sponsor_id: uuid.nullish(),
  protection: words.optional(),
};

/** What a metric said; null where it had nothing to count. */
const figure = z.object({ value: z.number().nullable() }).nullable();

const experiment = z.object({
  id: z.string(),
  concern: z.object({ id: z.string(), title: z.string() }),
  owner: named,
  assumption: z.string(),
  hypothesis: z.string(),
  smallest_test: z.string(),
  metric: z.string().nullable(),
  stop_rule: z.string(),
  loss: z.string(),
  sponsor: named.nullable(),
  protection: z.string(),
  started_on: z.string().nullable(),
  review_on: z.string().nullable(),
  reviewed_on: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  learnt: z.string().nullable(),
  shared: z.boolean(),
  /** Whoever owned it before left. */
  passed_on: z.boolean(),
  due: z.boolean(),
});
const detail = experiment.extend({
  /** At the start, now, and at the end. */
  measured: z.object({ from: figure, now: figure, to: figure, unit: z.string().nullable() }),
  missing: z.array(z.enum(PARTS)),
  can: z.array(z.enum(['change', 'start', 'review', 'drop'])),
});
export type Experiment = z.output<typeof experiment>;
export type ExperimentDetail = z.output<typeof detail>;

export const listExperiments = defineEndpoint({
  route: 'GET /api/v1/experiments',
  summary: 'What is being tried, and what was learnt from it',
  tag,
  access: 'member',
  output: z.object({ items: z.array(experiment) }),
});
export const readExperiment = defineEndpoint({
  route: 'GET /api/v1/experiments/{id}',
  summary: 'One experiment with all its parts, its measure read live',
  tag,
  access: 'member',
  params,
  output: detail,
});
export const listExperimentPeople = defineEndpoint({
  route: 'GET /api/v1/experiments/people/{id}',
  summary: 'Of a concern, who may try something about it, and who can protect those who do',
  tag,
  access: 'member',
  params,
  output: z.object({ may_own: z.array(named), may_protect: z.array(named) }),
});
export const proposeExperiment = defineEndpoint({
  route: 'POST /api/v1/experiments',
  summary: 'Propose an experiment on an adaptive concern; its owner is one whom it affects',
  tag,
  access: 'member',
  body: z.strictObject({ concern_id: uuid, ...parts }),
  output: z.object({ id: z.string() }),
});
export const changeExperiment = defineEndpoint({
  route: 'PATCH /api/v1/experiments/{id}',
  summary: 'Say more of an experiment before it begins',
  tag,
  access: 'member',
  params,
  body: z.strictObject(parts),
  output: ok,
});
export const startExperiment = defineEndpoint({
  route: 'POST /api/v1/experiments/{id}/start',
  summary: 'Begin it: all parts are there, and the day of the review is within six weeks',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ review_on: day }),
  output: ok,
});
export const reviewExperiment = defineEndpoint({
  route: 'POST /api/v1/experiments/{id}/review',
  summary: 'Look back: keep, adapt or stop, and what was learnt',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    verdict: z.enum(VERDICTS),
    learnt: z.string().trim().min(10, 'Say in a sentence what you learnt.').max(2000),
    share: z.boolean(),
  }),
  output: ok,
});
export const dropExperiment = defineEndpoint({
  route: 'DELETE /api/v1/experiments/{id}',
  summary: 'Take a proposal back before it begins',
  tag,
  access: 'member',
  params,
  output: ok,
});
