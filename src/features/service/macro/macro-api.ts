import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { serviceCase } from '../case/service-case.ts';

const tag = 'Cases';
const access = 'member' as const;

export const readCaseMacros = defineEndpoint({
  route: 'GET /api/v1/cases/{id}/macros',
  summary: 'The prepared answers, each filled in for a case',
  tag,
  access,
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        text: z.string(),
        sets_priority: z.string().nullable(),
        /** The name of the queue. */
        sets_queue: z.string().nullable(),
        then_waits: z.boolean(),
      }),
    ),
    /** The customer’s mail address, if it is known. */
    mail: z.string().nullable(),
  }),
});

export const useMacro = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/macro',
  summary:
    'Use a prepared answer: what was answered stands on the timeline as a message, and what it does besides is done',
  tag,
  access,
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  body: z.strictObject({
    macro_id: z.uuid(),
    text: z
      .string()
      .trim()
      .max(20_000)
      .optional()
      .describe('What was answered, if it was changed before'),
  }),
  output: oneRecordSchema(serviceCase),
});
