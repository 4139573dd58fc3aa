import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import type { RecordDeclaration } from '../define-record.ts';
import { mergeValuesSchema, oneRecordSchema } from '../record-schema.ts';

/** With the one that stays. */
export const MOST_MERGED = 20;

export function mergeEndpoint(declaration: RecordDeclaration) {
  const names = declaration.pluralLabel.toLowerCase();
  return defineEndpoint({
    route: `POST /api/v1/${declaration.plural}/{id}/merge`,
    summary: `Put other ${names} together with this one: their links and history come along, they go to the bin`,
    tag: declaration.pluralLabel,
    access: 'member',
    params: z.object({ id: z.uuid('An id is a UUID.') }),
    body: z.strictObject({
      others: z
        .array(z.uuid('An id is a UUID.'))
        .min(1, 'Name at least one other.')
        .max(MOST_MERGED - 1, `At most ${MOST_MERGED} go together at once.`),
      values: mergeValuesSchema(declaration)
        .optional()
        .describe('What stays in fields; the rest is united'),
      versions: z
        .record(z.uuid(), z.int())
        .optional()
        .describe('The version of each by its id; refuse if one has moved on'),
    }),
    output: oneRecordSchema(declaration),
  });
}
