import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

/** In the smallest unit of the currency; rounded where a number cannot tell it exactly. */
const sum = z.number();

/** How what one has worked for is lost, in the order in which it is told. */
export const LEAKS = ['promise', 'late_close', 'quote', 'no_step', 'silent', 'case'] as const;
export type Leak = (typeof LEAKS)[number];

export const readLeaks = defineEndpoint({
  route: 'GET /api/v1/leaks',
  summary:
    'What is being lost for want of attention: of each kind how many, what hangs on it, which',
  tag: 'Leaks',
  access: 'member',
  query: z.strictObject({ owners: z.enum(['me', 'team', 'all']).default('me') }),
  output: z.object({
    day: z.string(),
    /** Amounts are in it, in its smallest unit. */
    currency: z.string(),
    leaks: z.array(
      z.object({
        leak: z.enum(LEAKS),
        total: z.int(),
        /** What hangs on them; null where no amount is known. */
        at_stake: sum.nullable(),
        /** The first 50, what most hangs on first. */
        items: z.array(
          z.object({
            type: z.string(),
            id: z.string(),
            title: z.string(),
            company_id: z.string().nullable(),
            company: z.string().nullable(),
            person_id: z.string().nullable(),
            deal_id: z.string().nullable(),
            owner_id: z.string().nullable(),
            owner: z.string().nullable(),
            amount: sum.nullable(),
            /** Since when: days past the promise, since the last word, without a step. */
            days: z.int(),
          }),
        ),
      }),
    ),
  }),
});
