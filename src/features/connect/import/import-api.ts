import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const id = z.object({ id: z.uuid('An id is a UUID.') });
const tag = 'Imports';

/**
 * `uploaded`: columns can be mapped · `rehearsing`/`rehearsed`: every row has its planned outcome,
 * nothing is written · `running`/`done` · `cancelled`: what was written stays until it is undone ·
 * `failed`: the file could not be read to its end · `undoing`/`undone`.
 */
export const IMPORT_STATUSES = [
  'uploaded',
  'rehearsing',
  'rehearsed',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;

/** What becomes of a row: `same` is known already and brings nothing new; `failed` has a reason. */
export const ROW_OUTCOMES = ['create', 'change', 'same', 'skip', 'failed'] as const;

const columnMapping = z.strictObject({
  column: z.int().min(0),
  heading: z.string().max(2000),
  target: z.string().max(100),
  label: z.string().max(200).optional(),
  group: z.string().max(200).optional(),
});

const importSchema = z.object({
  id: z.string(),
  file_name: z.string(),
  format: z.enum(['csv', 'xlsx', 'vcard']),
  status: z.enum(IMPORT_STATUSES),
  /** 0…1 of what is under way. */
  progress: z.number(),
  created_at: z.string(),
  created_by: z.string(),
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  mapping: z.array(
    columnMapping.extend({ confidence: z.number().optional(), why: z.string().optional() }),
  ),
  /** Whether the mapping was remembered from an earlier list with the same headings. */
  mapping_remembered: z.boolean(),
  /** The country whose phone numbers are written without a prefix, such as IT; null: unknown. */
  region: z.string().nullable(),
  warnings: z.array(z.object({ reason: z.string(), message: z.string() })),
  rows: z.int(),
  counts: z.object({
    create: z.int(),
    change: z.int(),
    same: z.int(),
    skip: z.int(),
    failed: z.int(),
    companies: z.int(),
    /** New rows that are a company without a person; absent: none. */
    company_rows: z.int().optional(),
  }),
  /** Why it failed, for a person. */
  error: z.string().nullable(),
  /** After an undo: how many records were kept because somebody changed them since. */
  kept: z.int(),
});

/** Multipart: `file`, and `run` = `true` to import at once without a rehearsal (scripts, the CLI). */
export const uploadImport = defineEndpoint({
  route: 'POST /api/v1/imports',
  summary: 'Upload a list (CSV, XLSX, vCard) as multipart `file`; `run=true` imports it at once',
  tag,
  access: 'member',
  output: importSchema,
});
export const listImports = defineEndpoint({
  route: 'GET /api/v1/imports',
  summary: 'Your imports, newest first; an administrator sees all',
  tag,
  access: 'member',
  output: z.object({ items: z.array(importSchema) }),
});
export const getImport = defineEndpoint({
  route: 'GET /api/v1/imports/{id}',
  summary: 'An import: its columns, its progress, its counts',
  tag,
  access: 'member',
  params: id,
  output: importSchema,
});
export const updateImport = defineEndpoint({
  route: 'PATCH /api/v1/imports/{id}',
  summary: 'Choose sheet, country and what each column means, before the rehearsal',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    mapping: z.array(columnMapping).max(500).optional(),
    sheet: z.string().max(200).optional(),
    region: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Give a country as two letters, such as IT.')
      .nullable()
      .optional(),
  }),
  output: importSchema,
});
export const rehearseImport = defineEndpoint({
  route: 'POST /api/v1/imports/{id}/rehearse',
  summary: 'Find out row by row what would happen; writes no record',
  tag,
  access: 'member',
  params: id,
  output: importSchema,
});
export const runImport = defineEndpoint({
  route: 'POST /api/v1/imports/{id}/run',
  summary: 'Import the list, as rehearsed',
  tag,
  access: 'member',
  params: id,
  output: importSchema,
});
export const cancelImport = defineEndpoint({
  route: 'POST /api/v1/imports/{id}/cancel',
  summary: 'Stop after the rows under way; what is written can be undone',
  tag,
  access: 'member',
  params: id,
  output: importSchema,
});
export const undoImport = defineEndpoint({
  route: 'POST /api/v1/imports/{id}/undo',
  summary: 'Take the whole import back; what somebody changed since is kept',
  tag,
  access: 'member',
  params: id,
  output: importSchema,
});
export const listImportRows = defineEndpoint({
  route: 'GET /api/v1/imports/{id}/rows',
  summary: 'Row by row what would be or was done, matched with whom and why',
  tag,
  access: 'member',
  params: id,
  query: z.strictObject({
    outcome: z.enum(ROW_OUTCOMES).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z
      .string()
      .regex(/^\d{1,10}$/, 'This cursor is not one of ours.')
      .optional(),
  }),
  output: z.object({
    items: z.array(
      z.object({
        line: z.int(),
        outcome: z.enum(ROW_OUTCOMES),
        /** The person or company of the row as it would be named. */
        title: z.string(),
        company: z.string().nullable(),
        /** The record it was matched with, if it is still seen. */
        record: z.object({ type: z.string(), id: z.string(), title: z.string() }).nullable(),
        /** What it was recognised by: mail, phone, name and company, name alone. */
        matched_by: z.enum(['mail', 'phone', 'name_company', 'name', 'domain']).nullable(),
        /** What would be written: field → [before, after]. */
        changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
        issues: z.array(z.object({ reason: z.string(), message: z.string() })),
      }),
    ),
    next_cursor: z.string().nullable(),
  }),
});
export const failedRows = defineEndpoint({
  route: 'GET /api/v1/imports/{id}/failed.csv',
  summary: 'The rows that were left out, as a CSV with the reason in the last column',
  tag,
  access: 'member',
  params: id,
  output: z.string(),
});
