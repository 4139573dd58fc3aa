import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { selectionQuery } from '#src/records/endpoints/list-endpoints.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'vcard'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The file of a list; `vcard` is for people. */
export function exportEndpoint(declaration: RecordDeclaration) {
  return defineEndpoint({
    route: `GET /api/v1/${declaration.plural}/export`,
    summary: `Take ${declaration.pluralLabel.toLowerCase()} out as a file: CSV, XLSX or (people) vCard; needs the right to export, and is logged`,
    tag: declaration.pluralLabel,
    access: 'member',
    query: selectionQuery.extend({
      format: z.enum(EXPORT_FORMATS).default('csv'),
      sort: z.string().max(100).optional(),
      columns: z
        .string()
        .max(4000)
        .optional()
        .describe('Fields, separated by commas; left out: all of them'),
    }),
    output: z.unknown(),
  });
}

export const listExports = defineEndpoint({
  route: 'GET /api/v1/exports',
  summary: 'What was taken out: by whom, when, what and how many; newest first',
  tag: 'Export',
  access: 'administrator',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        actor_id: z.string().nullable(),
        via: z.string(),
        record_type: z.string(),
        format: z.string(),
        rows: z.int(),
        filter: z.unknown(),
        view: z.string().nullable(),
      }),
    ),
  }),
});

const right = z.object({
  member_id: z.string(),
  /** Whether they may export. */
  allowed: z.boolean(),
  /** What was decided for them; null: it follows from the role. */
  decided: z.boolean().nullable(),
});

export const myExportRight = defineEndpoint({
  route: 'GET /api/v1/me/export-right',
  summary: 'Whether you may export',
  tag: 'Export',
  access: 'member',
  output: right,
});
export const listExportRights = defineEndpoint({
  route: 'GET /api/v1/export-rights',
  summary: 'Who may export',
  tag: 'Export',
  access: 'administrator',
  output: z.object({ items: z.array(right) }),
});
export const setExportRight = defineEndpoint({
  route: 'PUT /api/v1/members/{id}/export-right',
  summary: 'Decide whether a member may export; null leaves it to the role',
  tag: 'Export',
  access: 'administrator',
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  body: z.strictObject({ decided: z.boolean().nullable() }),
  output: right,
});
