import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { oneRecordSchema, recordSchema } from '#src/records/record-schema.ts';
import { file, HOLDERS } from './file.ts';

const tag = 'Files';
const id = z.uuid('An id is a UUID.');
const oneFile = z.object({ id });
const holder = {
  person_id: id.optional(),
  company_id: id.optional(),
  activity_id: id.optional(),
  task_id: id.optional(),
};

function hasOneHolder(given: Record<string, unknown>): boolean {
  return HOLDERS.filter((type) => given[`${type}_id`]).length === 1;
}
const ONE_HOLDER = 'Give person_id, company_id, activity_id or task_id, and only one of them.';

export const uploadFile = defineEndpoint({
  route: 'POST /api/v1/files/upload',
  summary:
    'Keep a file with a record. The body is the file itself, as Content-Type application/octet-stream; what it is, is told from its content',
  tag,
  access: 'member',
  query: z
    .strictObject({
      ...holder,
      name: z.string().min(1, 'Give the name of the file.').max(500),
      as_note: z
        .string()
        .max(1000)
        .optional()
        .describe('Writes a note of this text about the person or company, which holds the file'),
    })
    .refine(hasOneHolder, ONE_HOLDER)
    .refine(
      ({ as_note, person_id, company_id }) =>
        as_note === undefined || Boolean(person_id ?? company_id),
      'A note is about a person or a company: give person_id or company_id.',
    ),
  output: oneRecordSchema(file),
});

export const readFile = defineEndpoint({
  route: 'GET /api/v1/files/{id}/content',
  summary: 'What the file holds, as a download',
  tag,
  access: 'member',
  params: oneFile,
  output: z.unknown(),
});

export const readPreview = defineEndpoint({
  route: 'GET /api/v1/files/{id}/preview',
  summary: 'A picture drawn small (WebP), without what the camera noted',
  tag,
  access: 'member',
  params: oneFile,
  query: z.strictObject({ size: z.enum(['thumb', 'view']).default('view') }),
  output: z.unknown(),
});

export const listAttachments = defineEndpoint({
  route: 'GET /api/v1/attachments',
  summary: 'The files of a record; of a person or company also those of their notes and tasks',
  tag,
  access: 'member',
  query: z.strictObject(holder).refine(hasOneHolder, ONE_HOLDER),
  output: z.object({
    items: z.array(
      recordSchema(file).extend({ can: z.array(z.enum(['edit', 'delete', 'restore'])) }),
    ),
    /** More than the newest 200, which are given. */
    more: z.boolean(),
  }),
});
