import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { GIFT_KINDS, MEASURE_NAMES } from './measures.ts';

const tag = 'Uptake';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const on = z.strictObject({
  on: z.iso
    .date('Give a day such as 2026-08-03.')
    .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.')
    .optional(),
});
const count = z.int();
const rate = z.number().nullable();

const person = z.object({
  member_id: z.string(),
  from: z.string(),
  to: z.string(),
  verdict: z.enum(['adopted', 'not_yet', 'not_enough']),
  step: z.enum(['invited', 'first_value', 'four_jobs', 'habit', 'adopted', 'sustained']),
  missing: z.array(z.enum(MEASURE_NAMES)),
  coverage: z.object({ contacts: count, traced: count, rate, probability: rate }),
  pull: z.object({ contacts: count, looked_up: count, rate }),
  follow_through: z.object({ made: count, kept: count, late: count, open: count, rate }),
  edict: z.object({
    edits: count,
    slot: z.object({ weekday: count, hour: count }).nullable(),
    bunched: rate,
    late: rate,
    batched: rate.optional(),
    empty: rate.optional(),
    value: rate,
  }),
  padding: z.object({ entries: count, unmatched: count, value: rate }),
  give_get: z.object({
    asked_s: z.number(),
    given_s: z.number(),
    ratio: rate,
    by: z.array(z.object({ kind: z.enum(GIFT_KINDS), count, seconds: z.number() })),
  }),
  weeks: z.array(
    z.object({
      monday: z.string(),
      contacts: count,
      traced: count,
      looked_up: count,
      asked_s: z.number(),
      given_s: z.number(),
    }),
  ),
  drop: z.object({ since: z.string() }).nullable(),
});

const leader = z.object({
  member_id: z.string(),
  due: count,
  opened: count,
  drilled: count,
  decided: count,
  asked_outside: count,
  use: rate,
});
const share = z.object({ rate, of: count });

const team = z.object({
  team_id: z.string(),
  from: z.string(),
  to: z.string(),
  people: count,
  exempt: z.array(z.object({ member_id: z.string(), until: z.string() })),
  state: z.enum(['adopted', 'sustained', 'partial', 'not_enough']),
  reason: z.object({ key: z.string(), counts: z.record(z.string(), z.number()) }),
  /** Null: a count that would tell outsiders of few. */
  adopted: count.nullable(),
  not_yet: count.nullable(),
  not_enough: count.nullable(),
  journey: z.object({
    customers: count,
    complete: count,
    rate,
    people_per_customer: rate,
  }),
  freshness: share,
  completeness: share,
  stale_deals: share,
  leader: leader.nullable(),
  shadow: z
    .object({
      people: count,
      exported_back: count,
      filled_in_bulk: count,
      untraced: count,
      contacts: count,
    })
    .nullable(),
  give_get: z.object({ asked_s: z.number(), given_s: z.number(), ratio: rate }),
});

export const readMyUptake = defineEndpoint({
  route: 'GET /api/v1/adoption/me',
  summary: 'My own uptake over eight working weeks, and where it comes from',
  tag,
  access: 'member',
  personal: true,
  query: on,
  output: person,
});
export const readMemberUptake = defineEndpoint({
  route: 'GET /api/v1/adoption/members/{id}',
  summary: 'The uptake of a member, for those who may see it; the look is told to the member',
  tag,
  access: 'member',
  personal: true,
  params: id,
  query: on,
  output: person,
});
export const listTeamUptake = defineEndpoint({
  route: 'GET /api/v1/adoption/teams',
  summary: 'The uptake of the teams that you may see',
  tag,
  access: 'member',
  query: on,
  output: z.object({ items: z.array(team) }),
});
export const readTeamUptake = defineEndpoint({
  route: 'GET /api/v1/adoption/teams/{id}',
  summary: 'The uptake of one team; people by name only for those who may see them',
  tag,
  access: 'member',
  params: id,
  query: on,
  output: team.extend({
    members: z
      .array(
        z.object({
          member_id: z.string(),
          name: z.string(),
          verdict: person.shape.verdict,
          missing: person.shape.missing,
          exempt_until: z.string().nullable(),
        }),
      )
      .nullable(),
  }),
});
export const listUptakeFormulas = defineEndpoint({
  route: 'GET /api/v1/adoption/formulas',
  summary: 'How each figure of uptake is made, and the thresholds',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        formula: z.string(),
        threshold: z.number().nullable(),
        source: z.string(),
      }),
    ),
    /** Every number that decides anything, by its name. */
    thresholds: z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])),
  }),
});
