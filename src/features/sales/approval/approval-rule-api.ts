import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { parseDecimal } from '#src/lib/exact-numbers.ts';
import { APPROVABLE_TYPES } from './approval.ts';

const tag = 'Approvals';
const uuid = z.uuid('An id is a UUID.');
const MOST_HOURS = 24 * 60;
const MOST = 50;

const percent = z
  .string()
  .max(6)
  .refine((text) => {
    const value = parseDecimal(text, 2);
    return value !== null && value <= 10_000n;
  }, 'Give a percentage from 0 to 100, such as 15.');
const money = z.strictObject({
  amount: z.int().min(0, 'Give an amount of zero or more.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency has three letters, such as EUR.'),
});
const conditions = z.strictObject({
  discount_over: percent.optional(),
  amount_over: money.optional(),
  team_ids: z.array(uuid).max(MOST).optional(),
  pipeline_ids: z.array(uuid).max(MOST).optional(),
});
const approver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leader') }),
  z.strictObject({ kind: z.literal('manager') }),
  z.strictObject({ kind: z.literal('administrator') }),
  z.strictObject({ kind: z.literal('member'), member_id: uuid }),
]);
const steps = z
  .array(
    z.strictObject({
      approver,
      hours: z
        .number()
        .min(0.25, 'Promise at least a quarter of an hour.')
        .max(MOST_HOURS, 'Promise an answer within 60 days.'),
    }),
  )
  .min(1, 'Say who approves.')
  .max(5, 'Ask at most five, one after the other.');

const rule = z.object({
  id: z.string(),
  record_type: z.enum(APPROVABLE_TYPES),
  conditions,
  steps,
  is_on: z.boolean(),
  version: z.int(),
});
export type RuleShown = z.infer<typeof rule>;

export const listRules = defineEndpoint({
  route: 'GET /api/v1/approval-rules',
  summary: 'What needs approval in this workspace, and by whom',
  tag,
  access: 'member',
  output: z.object({ items: z.array(rule) }),
});
export const createRule = defineEndpoint({
  route: 'POST /api/v1/approval-rules',
  summary: 'Add a rule',
  tag,
  access: 'administrator',
  body: z.strictObject({
    record_type: z.enum(APPROVABLE_TYPES),
    conditions,
    steps,
    is_on: z.boolean().optional(),
  }),
  output: rule,
});
export const updateRule = defineEndpoint({
  route: 'PATCH /api/v1/approval-rules/{id}',
  summary: 'Change a rule; what has been asked already goes on as it was',
  tag,
  access: 'administrator',
  params: z.object({ id: uuid }),
  body: z.strictObject({
    conditions: conditions.optional(),
    steps: steps.optional(),
    is_on: z.boolean().optional(),
  }),
  output: rule,
});
export const deleteRule = defineEndpoint({
  route: 'DELETE /api/v1/approval-rules/{id}',
  summary: 'Remove a rule; can be undone',
  tag,
  access: 'administrator',
  params: z.object({ id: uuid }),
  output: z.object({ ok: z.literal(true) }),
});
