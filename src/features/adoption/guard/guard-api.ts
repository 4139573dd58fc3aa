import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Uptake';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const rate = z.number().nullable();
const ok = z.object({ ok: z.literal(true) });

export const readSums = defineEndpoint({
  route: 'GET /api/v1/adoption/sums',
  summary: 'What an outside coach sees: sums over five people at least, of the end of last month',
  tag,
  access: 'member',
  coach: true,
  output: z.object({
    on: z.string(),
    least: z.int(),
    teams: z.int(),
    people: z.int(),
    verdicts: z.object({ adopted: z.int(), not_yet: z.int(), not_enough: z.int() }).nullable(),
    coverage: rate,
    pull: rate,
    follow_through: rate,
    give_get: rate,
  }),
});
export type SumsAnswer = z.infer<typeof readSums.output>;

export const readRules = defineEndpoint({
  route: 'GET /api/v1/adoption/rules',
  summary: 'When the learning window ends, and who from outside sees sums',
  tag,
  access: 'member',
  output: z.object({
    window: z.object({ from: z.string(), until: z.string(), open: z.boolean() }).nullable(),
    coaches: z.array(z.object({ id: z.string(), name: z.string(), until: z.string() })),
    may_change: z.boolean(),
  }),
});
export type RulesAnswer = z.infer<typeof readRules.output>;

export const saveWindow = defineEndpoint({
  route: 'PUT /api/v1/adoption/window',
  summary:
    'Say until when people are learning; while they do, it can be made longer and not shorter',
  tag,
  access: 'administrator',
  body: z.strictObject({ until: day.nullable() }),
  output: ok,
});
export const inviteCoach = defineEndpoint({
  route: 'POST /api/v1/adoption/coaches',
  summary: 'Invite an outside coach, who sees sums alone, until a day',
  tag,
  access: 'administrator',
  body: z.strictObject({
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(320)
      .pipe(z.email('Give an e-mail address such as anna@globex.com.')),
    until: day,
  }),
  output: z.object({ id: z.string(), url: z.string(), expires_at: z.string() }),
});
export const changeCoach = defineEndpoint({
  route: 'PATCH /api/v1/adoption/coaches/{id}',
  summary: 'Change the last day of a coach; a day that is past ends it at once',
  tag,
  access: 'administrator',
  params: id,
  body: z.strictObject({ until: day }),
  output: ok,
});
