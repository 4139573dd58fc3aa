import { z } from 'zod';
import { fitnessSchema } from '#src/features/reports/metric/figure-api.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { DOUBTS } from './statistics/judge-outcome.ts';

const tag = 'Uptake';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'Give a month such as 2026-08.');
const value = z.number().nullable();
const verdict = z.enum(['improved', 'worse', 'cannot_tell']);
const interval = { difference: value, low: value, high: value, smallest: value };
const pointAt = z.union([z.literal(3), z.literal(6), z.literal(12), z.literal(24)]);
const side = z.object({ months: z.int(), mean: value, rows: z.int() });

const outcome = z.object({
  metric: z.string(),
  label: z.string(),
  /** Which way is better. */
  direction: z.enum(['up', 'down']),
  /** Months that each value looks back over, where there are several. */
  overlap: z.int().optional(),
  unit: z.string(),
  currency: z.string().optional(),
  baseline: z.object({ from: z.string(), to: z.string(), months: z.int() }).nullable(),
  /** Of all months together; what it needs of rows holds for either side of a point too. */
  fitness: fitnessSchema,
  points: z.array(
    z.object({
      /** Months after the start. */
      at: pointAt,
      from: z.string(),
      to: z.string(),
      due: z.boolean(),
      /** Of how many rows either side is. */
      rows: z.object({ before: z.int(), now: z.int() }),
      now: value,
      was: value,
      judged: z
        .object({
          verdict,
          doubt: z.enum(DOUBTS).optional(),
          ...interval,
          ...{ before: side, after: side },
        })
        .nullable(),
    }),
  ),
  /** By teams that began at different times, against those that had not yet. */
  teams: z
    .object({
      verdict,
      doubt: z.enum(['few_teams', 'within_chance']).optional(),
      ...interval,
      teams: z.int(),
    })
    .nullable(),
});
export type OutcomeAnswer = z.output<typeof outcome>;

const confounder = z.object({
  id: z.string(),
  month: z.string(),
  words: z.string(),
  noted_by: z.object({ id: z.string(), name: z.string() }),
});

export const readRearView = defineEndpoint({
  route: 'GET /api/v1/adoption/rear-view',
  summary: 'Six outcomes then and now, each with its interval and what it could have seen',
  tag,
  access: 'manager',
  output: z.object({
    /** Null: nobody has said when it began. */
    started_on: z.string().nullable(),
    team_starts: z.record(z.string(), z.string()),
    chosen_baseline: z.object({ from: z.string(), to: z.string() }).nullable(),
    outcomes: z.array(outcome),
    confounders: z.array(confounder),
    /** Those that were held together, the latest first. */
    held: z.array(
      z.object({
        id: z.string(),
        at: z.int(),
        held_on: z.string(),
        conclusion: z.string(),
        held_by: z.object({ id: z.string(), name: z.string() }),
      }),
    ),
    may_change: z.boolean(),
  }),
});
export type RearViewAnswer = z.infer<typeof readRearView.output>;

export const saveRearView = defineEndpoint({
  route: 'PUT /api/v1/adoption/rear-view',
  summary: 'Say when it began, by team if need be, and which months to compare with',
  tag,
  access: 'manager',
  body: z.strictObject({
    started_on: day.nullable().optional(),
    team_starts: z.record(z.uuid('An id is a UUID.'), day).optional(),
    baseline: z.strictObject({ from: month, to: month }).nullable().optional(),
  }),
  output: z.object({ ok: z.literal(true) }),
});
export const addConfounder = defineEndpoint({
  route: 'POST /api/v1/adoption/confounders',
  summary: 'Note what else happened, such as a price rise, to stand beside the figures',
  tag,
  access: 'manager',
  body: z.strictObject({
    month,
    words: z.string().trim().min(1, 'Say what happened.').max(200),
  }),
  output: z.object({ id: z.string() }),
});
export const removeConfounder = defineEndpoint({
  route: 'DELETE /api/v1/adoption/confounders/{id}',
  summary: 'Take back what was noted; can be undone',
  tag,
  access: 'manager',
  params: id,
  output: z.object({ ok: z.literal(true) }),
});
export const holdRearView = defineEndpoint({
  route: 'POST /api/v1/adoption/rear-views',
  summary:
    'Say that you looked back together, and what you concluded; the sponsor or an administrator',
  tag,
  access: 'manager',
  body: z.strictObject({
    at: pointAt,
    conclusion: z.string().trim().min(1, 'Say what you concluded.').max(1000),
  }),
  output: z.object({ id: z.string() }),
});
