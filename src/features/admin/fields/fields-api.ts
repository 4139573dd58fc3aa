import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';

/** A workspace may add so many to one record type, those put away counted as well. */
export const MOST_FIELDS = 200;

const tag = 'Fields and pages';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const label = z.string().trim().min(1, 'Give the field a name.').max(80);
const why = z.string().trim().min(1, 'Say in a few words why it is asked.').max(300);
const usedIn = z.array(z.string().trim().min(1).max(60)).max(10);
/** What is sold belongs to records that say in what currency, so nobody adds such a field. */
const KINDS = (Object.keys(FIELD_KINDS) as FieldKind[]).filter((one) => one !== 'lines');
const kind = z.enum(KINDS as [FieldKind, ...FieldKind[]]);
const choiceValue = z.string().regex(/^[a-z0-9_]{1,60}$/);
const choices = z
  .array(
    z.strictObject({
      value: choiceValue.optional().describe('Of a choice that is there; a new one gets its own'),
      label: z.string().trim().min(1, 'Give each choice a name.').max(100),
    }),
  )
  .max(200, 'A field has 200 choices at most.');

const flags = {
  required: z.boolean().optional(),
  required_why: z.string().trim().max(300).nullable().optional(),
  searchable: z.boolean().optional(),
};

export const fieldOutput = z.object({
  id: z.string(),
  record_type: z.string(),
  name: z.string(),
  kind: z.string(),
  label: z.string(),
  why: z.string(),
  used_in: z.array(z.string()),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
  to: z.string().nullable(),
  required: z.boolean(),
  required_why: z.string().nullable(),
  searchable: z.boolean(),
  archived_at: z.string().nullable(),
});
export type FieldOutput = z.infer<typeof fieldOutput>;

export const listFields = defineEndpoint({
  route: 'GET /api/v1/custom-fields',
  summary: 'The fields that the workspace added, those put away as well',
  tag,
  access: 'administrator',
  output: z.object({ items: z.array(fieldOutput) }),
});
export const createField = defineEndpoint({
  route: 'POST /api/v1/custom-fields',
  summary: 'Add a field to a record type',
  tag,
  access: 'administrator',
  body: z.strictObject({
    record_type: z.string().max(50),
    kind,
    label,
    why,
    used_in: usedIn.optional(),
    choices: choices.optional(),
    to: z.string().max(50).optional().describe('The record type that it links to'),
    section: z.string().max(60).optional().describe('Where on the page; else at the end'),
    ...flags,
  }),
  output: fieldOutput,
});
export const updateField = defineEndpoint({
  route: 'PATCH /api/v1/custom-fields/{id}',
  summary: 'Rename a field, change its choices or its kind; its values and its API name stay',
  tag,
  access: 'administrator',
  params: id,
  body: z.strictObject({
    label: label.optional(),
    why: why.optional(),
    used_in: usedIn.optional(),
    choices: choices.optional(),
    kind: kind.optional(),
    ...flags,
  }),
  output: fieldOutput,
});
export const previewKind = defineEndpoint({
  route: 'GET /api/v1/custom-fields/{id}/kind-preview',
  summary: 'What would become of the values of a field if its kind were changed',
  tag,
  access: 'administrator',
  params: id,
  query: z.strictObject({ kind }),
  output: z.object({
    kept: z.int(),
    lost: z.int(),
    examples: z.array(z.string()),
  }),
});
export const archiveField = defineEndpoint({
  route: 'POST /api/v1/custom-fields/{id}/archive',
  summary: 'Put a field away; its values stay for when it comes back',
  tag,
  access: 'administrator',
  params: id,
  output: fieldOutput,
});
export const restoreField = defineEndpoint({
  route: 'POST /api/v1/custom-fields/{id}/restore',
  summary: 'Bring a field back with its values',
  tag,
  access: 'administrator',
  params: id,
  output: fieldOutput,
});

const sections = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[\w-]{1,60}$/),
      label: z.string().trim().max(60),
      fields: z.array(z.string().max(60)).max(500),
      folded: z.literal(true).optional().describe('Pages and forms keep these behind a button'),
    }),
  )
  .min(1, 'A page has at least one section.')
  .max(20, 'A page has 20 sections at most.');

export const arrangePage = defineEndpoint({
  route: 'PUT /api/v1/record-types/{type}/page',
  summary: 'Arrange the page and form of a record type: sections, order, fields not shown',
  tag,
  access: 'administrator',
  params: z.object({ type: z.string().max(50) }),
  body: z.strictObject({ sections, hidden: z.array(z.string().max(60)).max(500) }),
  output: z.object({ ok: z.literal(true) }),
});
