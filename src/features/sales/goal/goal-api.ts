import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { GOAL_MEASURES } from './goal.ts';
import { PERIOD } from './period.ts';

const id = z.uuid('An id is a UUID.');

export const setGoal = defineEndpoint({
  route: 'POST /api/v1/goals/set',
  summary: 'Set, change or (with null) take away what is to be reached in a period',
  tag: 'Goals',
  access: 'member',
  body: z
    .strictObject({
      period: z.string().regex(PERIOD, 'A period is 2027, 2027-Q1 or 2027-03.'),
      measure: z.enum(GOAL_MEASURES).default('won_amount'),
      member_id: id.optional(),
      team_id: id.optional(),
      /** In the workspace's own currency, in its smallest unit; for `won_count` the number. */
      target: z
        .int('Give a whole number.')
        .positive('A goal is more than nothing.')
        .max(Number.MAX_SAFE_INTEGER)
        .nullable(),
    })
    .refine((given) => !(given.member_id && given.team_id), 'Of a member or a team, not of both.'),
  output: z.object({ id: z.string().nullable() }),
});
