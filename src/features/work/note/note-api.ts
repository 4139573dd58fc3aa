import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

export const listMentions = defineEndpoint({
  route: 'GET /api/v1/mentions',
  summary: 'The notes in which colleagues name you, newest first',
  tag: 'Notes',
  access: 'member',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({
    items: z.array(
      z.object({
        activity_id: z.uuid(),
        title: z.string(),
        person_id: z.uuid().nullable(),
        company_id: z.uuid().nullable(),
        /** Who wrote it. */
        owner_id: z.uuid().nullable(),
        /** When you were first named in it. */
        at: z.string(),
      }),
    ),
  }),
});
