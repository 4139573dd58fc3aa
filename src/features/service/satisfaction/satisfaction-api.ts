import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Cases';
const page = { tag, access: 'public', output: z.unknown() } as const;
const token = z.object({ token: z.string().max(100) });

export const askForSatisfaction = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/satisfaction-link',
  summary: 'The link by which the customer says how the help was, and a mail to send it with',
  tag,
  access: 'member',
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  output: z.object({
    url: z.string(),
    mail: z.object({ to: z.string(), subject: z.string(), body: z.string() }),
  }),
});

export const showSatisfaction = defineEndpoint({
  ...page,
  route: 'GET /s/{token}',
  summary: 'The page on which the customer says how the help was',
  params: token,
});

export const saySatisfaction = defineEndpoint({
  ...page,
  route: 'POST /s/{token}',
  summary: 'The customer says how the help was: a form with rating and comment',
  params: token,
});
