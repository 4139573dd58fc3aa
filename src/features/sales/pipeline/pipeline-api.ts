import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const id = z.uuid('An id is a UUID.');
const name = z.string().trim().min(1, 'Give it a name.').max(80, 'Keep the name below 80 letters.');
const kind = z.enum(['open', 'won', 'lost']);

const stage = z.object({
  id: z.string(),
  name: z.string(),
  pipeline_id: z.string(),
  position: z.int(),
  kind,
  probability: z.int().nullable(),
  exit_fields: z.array(z.string()),
  exit_checks: z.array(z.string()),
});

const settings = z.object({
  pipelines: z.array(z.object({ id: z.string(), name: z.string(), stages: z.array(stage) })),
  reasons: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['won', 'lost']) })),
});

export const readPipelineSettings = defineEndpoint({
  route: 'GET /api/v1/pipelines/settings',
  summary: 'All pipelines with their stages in order, and the reasons for won and lost',
  tag: 'Pipelines',
  access: 'member',
  output: settings,
});

export const setUpPipeline = defineEndpoint({
  route: 'POST /api/v1/pipelines/set-up',
  summary: 'Make a pipeline, or set its name and stages in order; stages left out go to the bin',
  tag: 'Pipelines',
  access: 'administrator',
  body: z.strictObject({
    id: id.optional(),
    name,
    stages: z
      .array(
        z.strictObject({
          id: id.optional(),
          name,
          kind,
          probability: z.int().min(0).max(100).nullable().optional(),
          exit_fields: z.array(z.string().max(60)).max(30).optional(),
          exit_checks: z.array(z.string().trim().min(1).max(100)).max(10).optional(),
        }),
      )
      .max(30, 'A pipeline has 30 stages at most.'),
  }),
  output: settings.extend({ id: z.string() }),
});

export const setUpReasons = defineEndpoint({
  route: 'POST /api/v1/outcome_reasons/set-up',
  summary: 'Set the reasons for won or lost in order; those left out go to the bin',
  tag: 'Pipelines',
  access: 'administrator',
  body: z.strictObject({
    kind: z.enum(['won', 'lost']),
    reasons: z.array(z.strictObject({ id: id.optional(), name })).max(50),
  }),
  output: settings,
});
