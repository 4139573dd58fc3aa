import { z } from 'zod';
import { type RecordDeclaration, VISIBILITIES } from './define-record.ts';
import type { Field } from './field-types.ts';
import { FILTER_OPS, type Filter } from './filter.ts';

const DAY_MESSAGE = 'Give a day as YYYY-MM-DD.';
const INSTANT_MESSAGE = 'Give an instant as ISO 8601, such as 2026-03-01T09:30:00Z.';

/** Days that both JavaScript and PostgreSQL know, in years a CRM may speak of. */
export const day = z.iso.date(DAY_MESSAGE).refine((text) => text >= '1000-01-01', DAY_MESSAGE);
/** An instant with its offset. */
export const instant = z.iso
  .datetime({ offset: true, message: INSTANT_MESSAGE })
  .refine((text) => text >= '1000', INSTANT_MESSAGE);

/** Letters before a colon, unless they are a host and its port follows. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))/i;

function isWebAddress(text: string): boolean {
  const address = text.trim();
  return !/\p{Cc}/u.test(text) && (!SCHEME.test(address) || /^https?:/i.test(address));
}

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return z.string().max(field.maxLength).nullable();
    case 'url':
      return z
        .string()
        .max(field.maxLength)
        .refine(isWebAddress, 'Give a web address such as https://globex.com.')
        .nullable();
    case 'emails':
      return z
        .array(
          z
            .string()
            .max(320)
            .regex(/^\s*[^\s@]+@[^\s@]+\s*$/, 'Give an e-mail address such as anna@globex.com.'),
        )
        .max(field.maxItems);
    case 'phones':
    case 'tags':
      return z.array(z.string().max(100)).max(field.maxItems);
    case 'domains':
      return z
        .array(
          z
            .string()
            .max(253)
            .regex(/^\s*[^\s@/]+\.[^\s@/]+\s*$/, 'Give a mail domain such as globex.com.'),
        )
        .max(field.maxItems);
    case 'choice':
      return z
        .enum(field.choices.map((choice) => choice.value) as [string, ...string[]])
        .nullable();
    case 'date':
      return day.nullable();
    case 'datetime':
      return instant.nullable();
    case 'integer':
      return z.int32().nullable();
    case 'boolean':
      return z.boolean();
    case 'reference':
    case 'member':
      return z.uuid().nullable();
  }
}

const baseInput = {
  owner_id: z.uuid().nullable(),
  visibility: z.enum(VISIBILITIES),
};

/** What may be given for a new record; what is absent is empty. */
export function createSchema(declaration: RecordDeclaration) {
  return z.strictObject(inputShape(declaration));
}

/** What may be changed; what is absent stays. */
export function updateSchema(declaration: RecordDeclaration) {
  return z.strictObject(inputShape(declaration)).refine((patch) => Object.keys(patch).length > 0, {
    message: 'Give at least one field to change.',
  });
}

function inputShape(declaration: RecordDeclaration): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, schema] of Object.entries(baseInput)) shape[name] = schema.optional();
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.readOnly) shape[name] = valueSchema(field).optional();
  }
  return shape;
}

const refs = z.record(z.string(), z.object({ type: z.string(), title: z.string() }));

/** A record as it is given back. */
export function recordSchema(declaration: RecordDeclaration) {
  const shape: Record<string, z.ZodType> = {
    id: z.uuid(),
    title: z.string(),
    owner_id: z.uuid().nullable(),
    visibility: z.enum(VISIBILITIES),
    version: z.int(),
    created_at: z.string(),
    updated_at: z.string(),
    deleted_at: z.string().nullable(),
  };
  for (const [name, field] of Object.entries(declaration.fields)) shape[name] = storedSchema(field);
  return z.object(shape);
}

function storedSchema(field: Field): z.ZodType {
  if (['emails', 'phones', 'domains', 'tags'].includes(field.kind)) return z.array(z.string());
  if (field.kind === 'boolean') return z.boolean();
  return field.kind === 'integer' ? z.int().nullable() : z.string().nullable();
}

/** One record with what the reader may do with it, and the titles it refers to. */
export function oneRecordSchema(declaration: RecordDeclaration) {
  return recordSchema(declaration).extend({
    can: z.array(z.enum(['edit', 'delete', 'restore'])),
    refs,
  });
}

export function pageSchema(declaration: RecordDeclaration) {
  return z.object({
    items: z.array(recordSchema(declaration)),
    next_cursor: z.string().nullable(),
    refs,
  });
}

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);
const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(filterSchema) }),
    z.strictObject({ or: z.array(filterSchema) }),
    z.strictObject({
      field: z.string().max(100),
      op: z.enum(FILTER_OPS),
      value: z.union([scalar, z.array(scalar)]).optional(),
    }),
  ]),
);

const FILTER_MESSAGE =
  'Give the filter as JSON, such as {"field":"city","op":"is","value":"Rome"}, {"and":[…]} or {"or":[…]}.';

/** A filter in a query string: JSON. */
export const filterParameter = z
  .string()
  .max(20_000)
  .transform((text, context): Filter => {
    try {
      const parsed = filterSchema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch {}
    context.addIssue({ code: 'custom', message: FILTER_MESSAGE });
    return z.NEVER;
  });
