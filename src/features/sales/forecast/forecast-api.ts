import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { PERIOD } from '../goal/period.ts';

const period = z.string().regex(PERIOD, 'A period is 2027, 2027-Q1 or 2027-03.');
/** In the smallest unit of the currency; rounded where a number cannot tell it exactly. */
const sum = z.number();
const outlook = z.object({ amount: sum, low: sum, high: sum });

export const readForecast = defineEndpoint({
  route: 'GET /api/v1/forecast',
  summary: 'What is won and what is to be expected in a period, by stage and by own history',
  tag: 'Forecast',
  access: 'member',
  query: z.strictObject({ period }),
  output: z.object({
    period: z.object({ key: z.string(), from: z.string(), until: z.string() }),
    /** All amounts are in it, in its smallest unit. */
    currency: z.string(),
    /** Deals with an amount in a currency of which no rate is known: in no sum. */
    without_rate: z.int(),
    /** Open deals with a day of closing in the period, but no amount. */
    without_amount: z.int(),
    rows: z.array(
      z.object({
        whose: z.enum(['workspace', 'team', 'member']),
        id: z.string().nullable(),
        name: z.string(),
        may_set: z.boolean(),
        goal: sum.nullable(),
        won: sum,
        won_count: z.int(),
        open: sum,
        open_count: z.int(),
        weighted: sum,
        outlook,
      }),
    ),
    stages: z.array(
      z.object({
        stage_id: z.string(),
        name: z.string(),
        count: z.int(),
        amount: sum,
        probability: z.int(),
        weighted: sum,
        /** Closed deals of the last two years that were in this stage, and those won of them. */
        closed: z.int(),
        won: z.int(),
        /** The share that is reckoned with, 0 to 1. */
        rate: z.number(),
        by_history: sum,
      }),
    ),
  }),
});

export const readPastForecasts = defineEndpoint({
  route: 'GET /api/v1/forecast/past',
  summary: 'What would have been foreseen on the first day of past periods, and what came',
  tag: 'Forecast',
  access: 'member',
  query: z.strictObject({ period }),
  output: z.object({
    currency: z.string(),
    periods: z.array(
      z.object({
        period: z.string(),
        by_stage: sum,
        by_history: sum,
        actual: sum,
      }),
    ),
    /** How far off on the whole, as a share of what came; null where nothing came. */
    error_by_stage: z.number().nullable(),
    error_by_history: z.number().nullable(),
  }),
});
