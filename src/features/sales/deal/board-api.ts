import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const id = z.uuid('An id is a UUID.');
/** In the smallest unit of the currency; rounded where a number cannot tell it exactly. */
const sum = z.number();
const money = z.object({ amount: sum, currency: z.string() });

const card = z.object({
  id: z.string(),
  title: z.string(),
  version: z.int(),
  stage_id: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  company_id: z.string().nullable(),
  company: z.string().nullable(),
  person_id: z.string().nullable(),
  person: z.string().nullable(),
  amount: money.nullable(),
  closes_on: z.string().nullable(),
  owner_id: z.string().nullable(),
  owner: z.string().nullable(),
  next_step: z
    .object({
      id: z.string(),
      subject: z.string(),
      due_on: z.string().nullable(),
      due_at: z.string().nullable(),
    })
    .nullable(),
  /** Silent for longer than twice its rhythm; null: it is not. */
  stale: z
    .object({ days: z.int(), usual_days: z.int(), rhythm: z.enum(['own', 'assumed']) })
    .nullable(),
});

export const readBoard = defineEndpoint({
  route: 'GET /api/v1/deals/board',
  summary: 'The deals of a pipeline by stage: how many, what they come to, the first cards of each',
  tag: 'Deals',
  access: 'member',
  query: z.strictObject({
    pipeline_id: id.optional().describe('Absent: the first pipeline'),
    owners: z.enum(['me', 'team', 'all']).default('all'),
    stage_id: id.optional().describe('Only this column, to read on'),
    after: id.optional().describe('With stage_id: the last card that is known'),
  }),
  output: z.object({
    pipeline_id: z.string(),
    pipelines: z.array(z.object({ id: z.string(), name: z.string() })),
    columns: z.array(
      z.object({
        stage_id: z.string(),
        name: z.string(),
        kind: z.enum(['open', 'won', 'lost']),
        probability: z.int().nullable(),
        /** Won and lost ones are those of the last days. */
        days: z.int().nullable(),
        count: z.int(),
        /** One for each currency, never added up. */
        sums: z.array(money),
        cards: z.array(card),
        more: z.boolean(),
      }),
    ),
  }),
});
