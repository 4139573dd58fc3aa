import { z } from 'zod';
import { createRule } from '#src/features/sales/approval/approval-rule-api.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';

const tag = 'Programme';
const role = z.enum(['administrator', 'manager', 'member']);
export type Role = z.infer<typeof role>;
const span = z.tuple([z.number(), z.number()]);

const kinds = Object.keys(FIELD_KINDS) as [FieldKind, ...FieldKind[]];
export const changeInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('field'),
    record_type: z.string().max(50),
    field_kind: z.enum(kinds),
    required: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('approval'), rule: createRule.body! }),
  z.strictObject({
    kind: z.literal('automation'),
    rule_id: z.uuid(),
  }),
]);
export type ShippedChange = z.output<typeof changeInput>;

const prediction = z.object({
  /** The weeks that were looked at. */
  weeks: z.number(),
  times_a_week: span,
  /** Each time, for whoever has most to do with it. */
  seconds: span,
  /** Saves that were measured; 0: estimated by the keystroke-level model. */
  measured: z.int(),
  /** Minutes a week, all people of a role together. */
  roles: z.array(z.object({ role, people: z.int(), minutes: span })),
  minutes: span,
});
export type Prediction = z.output<typeof prediction>;

export const previewCost = defineEndpoint({
  route: 'POST /api/v1/change-costs/preview',
  summary: 'What a field or a rule would take of whom in a week, before it ships',
  tag,
  access: 'administrator',
  body: z.strictObject({ change: changeInput }),
  output: prediction,
});

export const listCosts = defineEndpoint({
  route: 'GET /api/v1/change-costs',
  summary: 'Changes with what they were said to take, and what they took four weeks later',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        record_type: z.enum(['custom_field', 'approval_rule', 'automation_rule']),
        what: z.string(),
        shipped_at: z.string(),
        shipped_by: z.string(),
        predicted: prediction,
        /** Minutes a week that it took; null while that is not known. */
        took: z.number().nullable(),
        verdict: z.enum(['too_early', 'not_measured', 'as_said', 'more', 'less']),
      }),
    ),
  }),
});
export type ChangeCost = z.output<typeof listCosts.output>['items'][number];
