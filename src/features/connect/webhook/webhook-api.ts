import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Webhooks';
const access = 'administrator' as const;
const params = z.object({ id: z.uuid('An id is a UUID.') });
const name = z.string().trim().min(1, 'Give the address a name.').max(100);
const url = z.string().trim().min(1, 'Give the address.').max(2000);
const event = z
  .string()
  .max(100)
  .regex(/^(\*|[a-z_]+\.(\*|[a-z_]+))$/, 'Name events such as deal.created, deal.* or *.');
const events = z.array(event).max(100);

const endpointOutput = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  state: z.enum(['on', 'off', 'paused']),
  pause_detail: z.string().nullable(),
  failing_since: z.string().nullable(),
  old_secret_until: z.string().nullable(),
  responsible_id: z.string(),
  waiting: z.int(),
  last_sent_at: z.string().nullable(),
  version: z.int(),
});
export type EndpointOutput = z.infer<typeof endpointOutput>;
const withSecret = endpointOutput.extend({
  /** `whsec_…`, by which the receiver knows us; told here alone. */
  secret: z.string(),
});

export const listEndpoints = defineEndpoint({
  route: 'GET /api/v1/webhook-endpoints',
  summary: 'The addresses of other programs that are told what happens',
  tag,
  access,
  output: z.object({ items: z.array(endpointOutput) }),
});
export const createEndpoint = defineEndpoint({
  route: 'POST /api/v1/webhook-endpoints',
  summary: 'Tell another program what happens, as far as you see it',
  tag,
  access,
  body: z.strictObject({ name, url, events }),
  output: withSecret,
});
export const updateEndpoint = defineEndpoint({
  route: 'PATCH /api/v1/webhook-endpoints/{id}',
  summary: 'Change an address; from now on it is told what you see',
  tag,
  access,
  params,
  body: z.strictObject({
    name: name.optional(),
    url: url.optional(),
    events: events.optional(),
    state: z.enum(['on', 'off']).optional(),
  }),
  output: endpointOutput,
});
export const deleteEndpoint = defineEndpoint({
  route: 'DELETE /api/v1/webhook-endpoints/{id}',
  summary: 'Take an address away; nothing more is sent to it',
  tag,
  access,
  params,
  output: z.object({ ok: z.literal(true) }),
});
export const rotateSecret = defineEndpoint({
  route: 'POST /api/v1/webhook-endpoints/{id}/rotate-secret',
  summary: 'Make a new secret; the old one signs along for a day',
  tag,
  access,
  params,
  output: withSecret,
});
export const testEndpoint = defineEndpoint({
  route: 'POST /api/v1/webhook-endpoints/{id}/test',
  summary: 'Send a test message; its delivery tells how it went',
  tag,
  access,
  params,
  output: z.object({ delivery_id: z.string() }),
});
export const listDeliveries = defineEndpoint({
  route: 'GET /api/v1/webhook-endpoints/{id}/deliveries',
  summary: 'What was sent to an address in the last 30 days, the last first',
  tag,
  access,
  params,
  query: z.strictObject({ before: z.uuid().optional() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        record_type: z.string().nullable(),
        record_id: z.string().nullable(),
        title: z.string().nullable(),
        state: z.enum(['waiting', 'sent', 'failed', 'dropped']),
        attempts: z.int(),
        status: z.int().nullable(),
        problem: z.string().nullable(),
        took_ms: z.int().nullable(),
        created_at: z.string(),
        tried_at: z.string().nullable(),
        next_try_at: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
  }),
});
export const resend = defineEndpoint({
  route: 'POST /api/v1/webhook-deliveries/{id}/resend',
  summary: 'Send a message again, under its id, with the record as it is now',
  tag,
  access,
  params,
  output: z.object({ ok: z.literal(true) }),
});
