import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Uptake';
const uuid = z.uuid('An id is a UUID.');
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');

export const readCoverageGaps = defineEndpoint({
  route: 'GET /api/v1/adoption/teams/{id}/gaps',
  summary: 'Customers of a team with contacts that nobody has written down, as far as you see them',
  tag,
  access: 'member',
  params: z.object({ id: uuid }),
  output: z.object({
    from: z.string(),
    /** The team is yours; to others only how much there is. */
    is_own: z.boolean(),
    /** Contacts without a word, and the customers they were with; null: outsiders of a small team. */
    contacts: z.int().nullable(),
    customers: z.int().nullable(),
    /** The most contacts first, at most 50 that you may see. Nobody is named. */
    items: z.array(
      z.object({
        type: z.enum(['company', 'person']),
        id: z.string(),
        title: z.string(),
        contacts: z.int(),
        last_on: z.string(),
        /** One of them was your own. */
        mine: z.boolean(),
      }),
    ),
  }),
});

const exemption = z.object({
  id: z.string(),
  member_id: z.string(),
  member: z.string(),
  reason: z.string(),
  from_day: z.string(),
  until_day: z.string(),
  granted_by: z.string(),
  /** You may end it. */
  can_end: z.boolean(),
});

export const listExemptions = defineEndpoint({
  route: 'GET /api/v1/adoption/teams/{id}/exemptions',
  summary: 'Who of a team is not counted at present, until when and why; for all of the team',
  tag,
  access: 'member',
  params: z.object({ id: uuid }),
  output: z.object({
    items: z.array(exemption),
    /** You may grant one, to these. */
    can_grant: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const grantExemption = defineEndpoint({
  route: 'POST /api/v1/adoption/exemptions',
  summary: 'Do not count a member for a while; the team sees until when and why',
  tag,
  access: 'member',
  body: z.strictObject({
    member_id: uuid,
    reason: z
      .string()
      .trim()
      .min(1, 'Say why: the whole team reads it.')
      .max(500, 'At most 500 letters. Say it shorter.'),
    until_day: day,
  }),
  output: exemption,
});

export const endExemption = defineEndpoint({
  route: 'DELETE /api/v1/adoption/exemptions/{id}',
  summary: 'End an exemption before its day; can be undone',
  tag,
  access: 'member',
  params: z.object({ id: uuid }),
  output: z.object({ ok: z.literal(true) }),
});
