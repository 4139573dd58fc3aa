import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day, valueSchema } from '#src/records/field-checks.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { deal } from './deal.ts';

const id = z.uuid('An id is a UUID.');
const params = z.object({ id });
const output = oneRecordSchema(deal);
const note = z.string().max(4000, 'Keep it below 4000 letters.').optional();
const reasons = { reason_id: id.nullable().optional(), note };

export const moveDeal = defineEndpoint({
  route: 'POST /api/v1/deals/{id}/move',
  summary:
    'Move a deal to a stage or place; what the stage it leaves asks for is asked here, unless a reason is given',
  tag: 'Deals',
  access: 'member',
  params,
  body: z.strictObject({
    stage_id: id,
    from_stage_id: id
      .optional()
      .describe('Where you saw it; if it is elsewhere by now, nothing moves'),
    before: id.optional().describe('The card that it is put above; else it comes to the top'),
    closes_on: day.nullable().optional(),
    amount: valueSchema(deal.fields.amount as never).optional(),
    checks_met: z.array(z.string().max(100)).max(100).optional(),
    skip_reason: z.string().trim().max(500, 'Keep the reason below 500 letters.').optional(),
    ...reasons,
  }),
  output,
});

export const winDeal = defineEndpoint({
  route: 'POST /api/v1/deals/{id}/win',
  summary: 'Close a deal as won, with the reason',
  tag: 'Deals',
  access: 'member',
  params,
  body: z.strictObject(reasons).optional(),
  output,
});

export const loseDeal = defineEndpoint({
  route: 'POST /api/v1/deals/{id}/lose',
  summary: 'Close a deal as lost; the reason is asked for',
  tag: 'Deals',
  access: 'member',
  params,
  body: z.strictObject(reasons).optional(),
  output,
});

export const reopenDeal = defineEndpoint({
  route: 'POST /api/v1/deals/{id}/reopen',
  summary: 'Take a closed deal up again, where it stood before',
  tag: 'Deals',
  access: 'member',
  params,
  output,
});
