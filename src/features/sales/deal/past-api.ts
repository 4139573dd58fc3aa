import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day } from '#src/records/field-checks.ts';

const id = z.uuid('An id is a UUID.');
const params = z.object({ id });
const owners = z.enum(['me', 'team', 'all']).default('all');
/** In the smallest unit of the currency; rounded where a number cannot tell it exactly. */
const sum = z.number();
const money = z.object({ amount: sum, currency: z.string() });
const when = z.object({
  /** As asked for, or today if it has not come yet. */
  day: z.string(),
  /** The end of that day by the reader's clock, or now. */
  at: z.string(),
});

export const CHANGE_KINDS = [
  'new',
  'won',
  'lost',
  'forward',
  'back',
  'reopened',
  'amount',
  'later',
  'earlier',
  'gone',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const row = z.object({
  id: z.string(),
  title: z.string(),
  company: z.string().nullable(),
  owner: z.string().nullable(),
  stage: z.string().nullable(),
  amount: money.nullable(),
  closes_on: z.string().nullable(),
});

export const readPipelineAsOf = defineEndpoint({
  route: 'GET /api/v1/pipelines/{id}/as-of',
  summary:
    'A pipeline as it stood at the end of a day: by stage how many, what they came to, weighted',
  tag: 'Pipelines',
  access: 'member',
  params,
  query: z.strictObject({
    day,
    owners,
    stage_id: id.optional().describe('Gives the deals that stood in this stage, 200 at most'),
  }),
  output: when.extend({
    stages: z.array(
      z.object({
        stage_id: z.string(),
        name: z.string(),
        kind: z.enum(['open', 'won', 'lost']),
        /** What the stage counted for on that day. */
        probability: z.int().nullable(),
        /** Won and lost ones are those of the days before. */
        days: z.int().nullable(),
        count: z.int(),
        /** One for each currency, never added up. */
        sums: z.array(money.extend({ weighted: sum })),
      }),
    ),
    items: z.array(row),
  }),
});

export const readPipelineChanges = defineEndpoint({
  route: 'GET /api/v1/pipelines/{id}/changes',
  summary:
    'What changed in a pipeline between the ends of two days, with the deals behind each figure',
  tag: 'Pipelines',
  access: 'member',
  params,
  query: z
    .strictObject({
      from: day,
      to: day,
      owners,
      kind: z
        .enum(CHANGE_KINDS)
        .optional()
        .describe('Gives the deals behind this figure, 200 at most'),
    })
    .refine(({ from, to }) => from <= to, 'Give from as the earlier of the two days.'),
  output: z.object({
    from: when,
    to: when,
    changes: z.array(
      z.object({
        kind: z.enum(CHANGE_KINDS),
        count: z.int(),
        /** What these deals come to now; of changed amounts by how much they rose or fell. */
        sums: z.array(money),
      }),
    ),
    items: z.array(
      row.extend({
        was: z.object({
          stage: z.string().nullable(),
          amount: money.nullable(),
          closes_on: z.string().nullable(),
        }),
      }),
    ),
  }),
});
