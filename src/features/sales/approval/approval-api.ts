import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { APPROVABLE_TYPES, APPROVER_KINDS, STATUSES, WAYS } from './approval.ts';

const tag = 'Approvals';
const uuid = z.uuid('An id is a UUID.');
const id = z.object({ id: uuid });
const ok = z.object({ ok: z.literal(true) });
const type = z.enum(APPROVABLE_TYPES);
const money = z.object({ amount: z.int(), currency: z.string() });
const who = z.object({ id: z.string(), name: z.string() });

const ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('discount'), over: z.string(), is: z.string() }),
  z.object({ kind: z.literal('amount'), over: money, is: money }),
  z.object({ kind: z.literal('no_rate'), over: money, is: money }),
  z.object({ kind: z.literal('team'), team_id: z.string() }),
  z.object({ kind: z.literal('pipeline'), pipeline_id: z.string() }),
  z.object({ kind: z.literal('always') }),
]);

const summary = z.object({
  title: z.string(),
  customer: z.string().nullable(),
  total: money.nullable(),
  discount: z.string().nullable(),
  lines: z.array(
    z.object({
      name: z.string(),
      quantity: z.string().nullable(),
      net: money.nullable(),
      discount: z.string().nullable(),
    }),
  ),
  client_goal: z.string().nullable(),
  deal: z.string().nullable(),
});

const step = z.object({
  approver: z.object({ kind: z.enum(APPROVER_KINDS), member: who.nullable() }),
  hours: z.number(),
  answer: z.enum(['approved', 'rejected']).nullable(),
  answered_by: who.nullable(),
  answered_at: z.string().nullable(),
  how: z.enum(WAYS).nullable(),
  note: z.string().nullable(),
});

export const APPROVAL_RIGHTS = ['approve', 'reject', 'delegate', 'withdraw', 'remind'] as const;

const approval = z.object({
  id: z.string(),
  type,
  record_id: z.string(),
  /** The reader sees the record itself; otherwise no more than this. */
  record_seen: z.boolean(),
  /** Null if the record is gone or in the bin. */
  summary: summary.nullable(),
  requester: who,
  reason: z.string(),
  grounds: z.array(ground),
  status: z.enum(STATUSES),
  asked_at: z.string(),
  /** Since when this step waits, and until when an answer is promised. */
  step_asked_at: z.string(),
  due_at: z.string(),
  answered_at: z.string().nullable(),
  steps: z.array(step),
  /** Which of the steps is waited for, from 0. */
  step: z.int(),
  waits_for: z.array(who),
  delegated_by: who.nullable(),
  /** How often the time promised ran out. */
  level: z.int(),
  reminded_at: z.string().nullable(),
  /** How the reader comes to answer it; null if they do not. */
  way: z.enum(WAYS).nullable(),
  can: z.array(z.enum(APPROVAL_RIGHTS)),
});
export type ApprovalCard = z.infer<typeof approval>;

export const listApprovals = defineEndpoint({
  route: 'GET /api/v1/approvals',
  summary: 'Requests for approval: what waits for you, what you asked, or those of one record',
  tag,
  access: 'member',
  query: z.strictObject({
    box: z.enum(['waiting', 'asked', 'answered']).optional(),
    record_id: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(approval) }),
});

export const countApprovals = defineEndpoint({
  route: 'GET /api/v1/approvals/count',
  summary: 'How many requests wait for you',
  tag,
  access: 'member',
  output: z.object({ waiting: z.int(), late: z.int() }),
});

export const checkApproval = defineEndpoint({
  route: 'GET /api/v1/approvals/check',
  summary: 'Whether a record would need approval as it is now, why, by whom and until when',
  tag,
  access: 'member',
  query: z.strictObject({ type, id: uuid }),
  output: z.object({
    needed: z.boolean(),
    requests: z.array(
      z.object({
        /** Null as long as it has not been asked for. */
        id: z.string().nullable(),
        grounds: z.array(ground),
        due_at: z.string(),
        hours: z.number(),
        waits_for: z.array(who),
      }),
    ),
  }),
});

export const listDelegates = defineEndpoint({
  route: 'GET /api/v1/approvals/delegates',
  summary: 'Whom you may give an approval to',
  tag,
  access: 'member',
  output: z.object({ items: z.array(who) }),
});

export const readApproval = defineEndpoint({
  route: 'GET /api/v1/approvals/{id}',
  summary: 'One request for approval',
  tag,
  access: 'member',
  params: id,
  output: approval,
});

const note = z.string().trim().max(2000);

export const approve = defineEndpoint({
  route: 'POST /api/v1/approvals/{id}/approve',
  summary: 'Approve it; can be undone until it had an effect',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ note: note.optional() }),
  output: approval,
});

export const reject = defineEndpoint({
  route: 'POST /api/v1/approvals/{id}/reject',
  summary: 'Do not approve it, and say why; can be undone until it had an effect',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ reason: note.min(1, 'Say in a few words why not.') }),
  output: approval,
});

export const withdraw = defineEndpoint({
  route: 'POST /api/v1/approvals/{id}/withdraw',
  summary: 'Take back what you asked for, as long as nobody has decided',
  tag,
  access: 'member',
  params: id,
  output: ok,
});

export const delegate = defineEndpoint({
  route: 'POST /api/v1/approvals/{id}/delegate',
  summary: 'Give it to somebody else who may approve',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ member_id: uuid }),
  output: ok,
});

export const remind = defineEndpoint({
  route: 'POST /api/v1/approvals/{id}/remind',
  summary: 'Remind whom it waits for, once a day',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
