import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Programme';
const hours = z
  .int('Give whole hours.')
  .min(1, 'Give at least one hour.')
  .max(100_000, 'Give fewer hours.');

const estimate = z.object({
  id: z.string(),
  what: z.string(),
  least_hours: z.int(),
  most_hours: z.int(),
  made_by: z.string(),
  understanding: z.enum(['waiting', 'agree', 'differ', 'outside']),
  /** All that was read, in the order it was said. */
  readings: z.array(
    z.object({
      side: z.enum(['asks', 'does']),
      name: z.string(),
      hours: z.int(),
      words: z.string().nullable(),
      said_at: z.string(),
    }),
  ),
  /** The side that the reader stands on; null: on neither. */
  side: z.enum(['asks', 'does']).nullable(),
});
export type EstimateAnswer = z.output<typeof estimate>;

export const listEstimates = defineEndpoint({
  route: 'GET /api/v1/programme/estimates',
  summary: 'Effort as ranges of hours, with what either side reads in them',
  tag,
  access: 'member',
  output: z.object({ items: z.array(estimate) }),
});

export const addEstimate = defineEndpoint({
  route: 'POST /api/v1/programme/estimates',
  summary: 'Say what something will take, as a range of hours',
  tag,
  access: 'member',
  body: z
    .strictObject({
      what: z.string().trim().min(3, 'Say in a few words what it is for.').max(200),
      least_hours: hours,
      most_hours: hours,
    })
    .refine(({ least_hours, most_hours }) => most_hours > least_hours, {
      message: 'A range has two ends: the most is more than the least.',
      path: ['most_hours'],
    }),
  output: estimate,
});

export const readEstimate = defineEndpoint({
  route: 'POST /api/v1/programme/estimates/{id}/readings',
  summary: 'Acknowledge an estimate by saying how many hours one reads in it',
  tag,
  access: 'member',
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  body: z.strictObject({
    hours,
    words: z.string().trim().max(300).nullish().describe('What it depends on, in one’s own words'),
  }),
  output: estimate,
});
