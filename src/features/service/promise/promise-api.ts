import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

export const adoptUsualPromises = defineEndpoint({
  route: 'POST /api/v1/service_promises/usual',
  summary: 'Write down the usual business hours and promises, to change them',
  tag: 'Promises',
  access: 'administrator',
  body: z.strictObject({
    name: z.string().trim().min(1, 'Give the business hours a name.').max(100),
    time_zone: z.string().max(64),
  }),
  output: z.object({ calendar_id: z.string() }),
});
