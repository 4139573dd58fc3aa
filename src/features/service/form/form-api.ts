import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Cases';
const params = z.object({ id: z.uuid('An id is a UUID.') });
const page = { tag, access: 'public', output: z.unknown() } as const;
const token = z.object({ token: z.string().max(100) });

export const readFormLink = defineEndpoint({
  route: 'GET /api/v1/case_forms/{id}/link',
  summary: 'The address of a form’s page; null as long as it has none',
  tag,
  access: 'member',
  params,
  output: z.object({ url: z.string().nullable() }),
});

export const renewFormLink = defineEndpoint({
  route: 'POST /api/v1/case_forms/{id}/link',
  summary: 'Give a form an address, or a new one in place of the old, which ends',
  tag,
  access: 'member',
  params,
  output: z.object({ url: z.string() }),
});

export const showForm = defineEndpoint({
  ...page,
  route: 'GET /f/{token}',
  summary: 'The page on which anybody tells what they need help with',
  params: token,
});

export const sendForm = defineEndpoint({
  ...page,
  route: 'POST /f/{token}',
  summary: 'Open a case by the form’s page',
  params: token,
});
