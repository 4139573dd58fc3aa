import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { SAYINGS } from './commitment.ts';

const tag = 'Uptake';
const uuid = z.uuid('An id is a UUID.');
const id = z.object({ id: uuid });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const ok = z.object({ ok: z.literal(true) });
const count = z.int();

const commitment = z.object({
  id: z.string(),
  what: z.string(),
  due_on: z.string(),
  /** What the leader says; null: nothing yet. */
  outcome: z.enum(['kept', 'not_kept']).nullable(),
  /** What members say, from five answers on and five at a time; null: fewer yet. */
  echo: z.object({ confirmed: count, doubted: count }).nullable(),
  /** You may say what you saw; once, and nobody knows what you said. */
  may_say: z.boolean(),
  may_settle: z.boolean(),
});
export type Commitment = z.output<typeof commitment>;

const leader = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  teams: z.array(z.string()),
  /** For the team itself, who leads the leader, administrators, and the leader. */
  use: z
    .object({
      due: count,
      opened: count,
      drilled: count,
      decided: count,
      asked_outside: count,
      /** 0 to 1; null: no meeting was due. */
      use: z.number().nullable(),
    })
    .nullable(),
  kept: z.object({ kept: count, of: count, rate: z.number().nullable() }),
  commitments: z.array(commitment),
});
export type LeaderAnswer = z.output<typeof leader>;

export const listLeaders = defineEndpoint({
  route: 'GET /api/v1/adoption/leaders',
  summary: 'What leaders promised in public, and how those you may see lead by the live figures',
  tag,
  access: 'member',
  output: z.object({ leaders: z.array(leader), may_commit: z.boolean() }),
});
export const addCommitment = defineEndpoint({
  route: 'POST /api/v1/adoption/commitments',
  summary: 'Say in public what you will do as a leader, and by when',
  tag,
  access: 'member',
  body: z.strictObject({
    what: z.string().trim().min(1, 'Say what you will do.').max(300),
    due_on: day,
  }),
  output: z.object({ id: z.string() }),
});
export const settleCommitment = defineEndpoint({
  route: 'POST /api/v1/adoption/commitments/{id}/settle',
  summary: 'Say whether you kept what you had promised',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ outcome: z.enum(['kept', 'not_kept']) }),
  output: ok,
});
export const echoCommitment = defineEndpoint({
  route: 'POST /api/v1/adoption/commitments/{id}/echo',
  summary:
    'Confirm or doubt that a leader kept a promise; only counted, nobody knows who said what',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ says: z.enum(SAYINGS) }),
  output: ok,
});
export const sayAskedOutside = defineEndpoint({
  route: 'POST /api/v1/adoption/asked-outside',
  summary:
    'Say that your leader asked for this report outside the system; nobody knows who said so',
  tag,
  access: 'member',
  body: z.strictObject({ report_id: uuid }),
  output: ok,
});
