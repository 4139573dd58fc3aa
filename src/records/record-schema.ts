import { z } from 'zod';
import { AUDIENCES, type RecordDeclaration, VISIBILITIES } from './define-record.ts';
import { storedSchema, valueSchema } from './field-checks.ts';

/** Who writes without a connection makes the ids. */
const OWN_ID = z.uuidv7('An id of your own is a UUID of version 7.');

const baseInput = {
  owner_id: z.uuid().nullable(),
  visibility: z.enum(VISIBILITIES),
};

/** What may be given for a new record; what is absent is empty, and its id is made here. */
export function createSchema(declaration: RecordDeclaration) {
  return inputSchema(declaration, { id: OWN_ID.optional() });
}

/** What may be changed; what is absent stays. */
export function updateSchema(declaration: RecordDeclaration) {
  return inputSchema(declaration).refine((patch) => Object.keys(patch).length > 0, {
    message: 'Give at least one field to change.',
  });
}

/** What may be chosen when records are put together; what is absent is united. */
export function mergeValuesSchema(declaration: RecordDeclaration) {
  return inputSchema(declaration);
}

/** A field that a workspace may have added; the engine checks its value, for it knows the workspace. */
const CUSTOM_NAME = /^x_[a-z0-9_]{1,50}$/;

function inputSchema(declaration: RecordDeclaration, more: Record<string, z.ZodType> = {}) {
  const shape: Record<string, z.ZodType> = { ...more };
  for (const [name, schema] of Object.entries(baseInput)) {
    if (!declaration.seenBy) shape[name] = schema.optional();
  }
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.readOnly) shape[name] = valueSchema(field).optional();
  }
  return z
    .object(shape)
    .catchall(z.unknown())
    .superRefine((given, check) => {
      const keys = Object.keys(given).filter(
        (key) => !Object.hasOwn(shape, key) && !CUSTOM_NAME.test(key),
      );
      if (keys.length === 0) return;
      const isDecided = keys.every((key) => Object.hasOwn(baseInput, key));
      const message = isDecided
        ? 'Whom it names decides whose it is and who sees it. Leave "owner_id" and "visibility" out.'
        : `There is no field ${keys.map((key) => `"${key.slice(0, 100)}"`).join(', ')}.`;
      check.addIssue({ code: 'unrecognized_keys', keys, message, input: given });
    });
}

const refs = z.record(z.string(), z.object({ type: z.string(), title: z.string() }));

/** A record as it is given back. */
export function recordSchema(declaration: RecordDeclaration) {
  const shape: Record<string, z.ZodType> = {
    id: z.uuid(),
    title: z.string(),
    owner_id: z.uuid().nullable(),
    visibility: z.enum(declaration.seenBy ? AUDIENCES : VISIBILITIES),
    version: z.int(),
    created_at: z.string(),
    updated_at: z.string(),
    deleted_at: z.string().nullable(),
  };
  for (const [name, field] of Object.entries(declaration.fields)) shape[name] = storedSchema(field);
  return z.object(shape);
}

/** One record with what the reader may do with it, and the titles it refers to. */
export function oneRecordSchema(declaration: RecordDeclaration) {
  return recordSchema(declaration).extend({
    can: z.array(z.enum(['edit', 'delete', 'restore'])),
    refs,
    /** Of one in the bin: the record that it was put into, and where its story goes on. */
    merged_into: z.uuid().nullable().optional(),
  });
}

export function pageSchema(declaration: RecordDeclaration) {
  return z.object({
    items: z.array(recordSchema(declaration)),
    next_cursor: z.string().nullable(),
    refs,
  });
}
