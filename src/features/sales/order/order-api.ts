import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day } from '#src/records/field-checks.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { salesOrder } from './sales-order.ts';

const tag = 'Orders';
const params = z.object({ id: z.uuid('An id is a UUID.') });
const output = oneRecordSchema(salesOrder);

export const deliverOrder = defineEndpoint({
  route: 'POST /api/v1/orders/{id}/deliver',
  summary: 'Note that the customer has what they ordered',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ delivered_on: day.optional() }).optional(),
  output,
});

export const cancelOrder = defineEndpoint({
  route: 'POST /api/v1/orders/{id}/cancel',
  summary: 'End an order that will not be delivered, and say why',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    reason: z.string().trim().min(1, 'Say in a few words why it was cancelled.').max(2000),
  }),
  output,
});

export const reopenOrder = defineEndpoint({
  route: 'POST /api/v1/orders/{id}/reopen',
  summary: 'Take an order up again that was delivered or cancelled by mistake',
  tag,
  access: 'member',
  params,
  output,
});
