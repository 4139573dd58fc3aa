import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Decisions';
const ROLES = ['administrator', 'manager', 'member'] as const;
export type Role = (typeof ROLES)[number];

const role = z.enum(ROLES);
/** At least and at most. */
const range = z.tuple([z.number(), z.number()]);
const words = z.string().trim().min(3, 'Say in a few words what is decided.').max(300);
const metric = z.string().min(1, 'Choose the metric that tells.').max(130);
const fields = z
  .array(z.string().max(130))
  .max(100)
  .optional()
  .describe('Of those it needs, such as deal.closes_on; all of them unless given');

const chosen = z
  .strictObject({
    id: z.uuid('An id is a UUID.').optional().describe('Of one that is there already'),
    decision: z.string().max(60).optional().describe('Of the catalogue'),
    words: words.optional().describe('One’s own, with a metric'),
    metric: metric.optional(),
    fields,
  })
  .refine(
    (one) => one.id || one.decision || (one.words && one.metric),
    'Choose a decision of the catalogue, or say one in your own words and choose its metric.',
  );
export type Chosen = z.output<typeof chosen>;

const decisions = z
  .array(chosen)
  .min(1, 'Choose at least one decision.')
  .max(20, 'Choose fewer decisions.');

const kept = z.object({
  id: z.string(),
  decision: z.string().nullable(),
  words: z.string(),
  question: z.string(),
  metrics: z.array(z.string()),
  by: z.string().nullable(),
  fields: z.array(z.string()),
  report_id: z.string().nullable(),
});

const estimate = z.object({
  fields: z.array(
    z.object({
      field: z.string(),
      /** To fill it in once. */
      seconds: range,
      /** Saves that were measured; 0: estimated by the keystroke-level model. */
      measured: z.int(),
      /** Who gave it, or made such records, in the last weeks. */
      givers: z.array(
        z.object({
          role,
          team: z.string().nullable(),
          people: z.int(),
          times_a_week: z.number(),
        }),
      ),
    }),
  ),
  /** All people of a role together, a week. */
  roles: z.array(z.object({ role, people: z.int(), minutes: range })),
});
export type Estimate = z.output<typeof estimate>;

const basis = z.object({
  id: z.string(),
  version: z.int(),
  objective: z.string(),
  metric: z.string(),
  target: z.string().nullable(),
  sponsor: z.object({ id: z.string(), name: z.string() }),
  decisions: z.array(kept),
  agreed: estimate,
  dashboard_id: z.string().nullable(),
});
export type BasisAnswer = z.output<typeof basis>;

const budget = z.object({
  reports: z.int(),
  most_reports: z.int(),
  fields: z.int(),
  most_fields: z.int(),
});

export const readDecisions = defineEndpoint({
  route: 'GET /api/v1/decisions',
  summary: 'What is decided here by which figures, and what is asked of whom for it',
  tag,
  access: 'member',
  output: z.object({ basis: basis.nullable(), budget, may_change: z.boolean() }),
});

export const previewDecisions = defineEndpoint({
  route: 'POST /api/v1/decisions/preview',
  summary: 'What decisions would ask of whom, before anything is set up',
  tag,
  access: 'manager',
  body: z.strictObject({ decisions }),
  output: z.object({
    /** One for each, in their order. */
    decisions: z.array(
      z.object({
        words: z.string(),
        question: z.string(),
        metrics: z.array(z.string()),
        /** What people have to give for it, and of that what is chosen. */
        needs: z.array(z.string()),
        fields: z.array(z.string()),
        /** What the work leaves behind by itself. */
        itself: z.array(z.string()),
      }),
    ),
    estimate,
    budget,
    refused: z.object({ reason: z.string(), detail: z.string() }).optional(),
  }),
});

export const saveDecisions = defineEndpoint({
  route: 'PUT /api/v1/decisions',
  summary: 'Set up the reports, a dashboard and the fields that are asked, as the decisions need',
  tag,
  access: 'manager',
  body: z.strictObject({
    objective: z.string().trim().min(3, 'Say in a few words what is to become better.').max(300),
    metric,
    target: z.string().trim().max(100).nullish(),
    sponsor_id: z.uuid('A member is named by their id.').optional(),
    decisions,
    version: z.int().optional().describe('Refuse if it has been changed since'),
  }),
  output: basis,
});
export type SavedDecisions = z.output<NonNullable<typeof saveDecisions.body>>;

export const listDecisionChanges = defineEndpoint({
  route: 'GET /api/v1/decisions/history',
  summary: 'How the decisions have changed',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        at: z.string(),
        by: z.string().nullable(),
        verb: z.enum(['created', 'changed', 'undone']),
        added: z.array(z.object({ decision: z.string().nullable(), words: z.string() })),
        dropped: z.array(z.object({ decision: z.string().nullable(), words: z.string() })),
        objective: z.string().nullable(),
      }),
    ),
  }),
});
