import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { isOfRecord } from '../changed-by.ts';
import type { RecordDeclaration } from '../define-record.ts';
import { filterParameter } from '../filter-schema.ts';
import { createSchema, oneRecordSchema, pageSchema, updateSchema } from '../record-schema.ts';

const idParams = z.object({ id: z.uuid('An id is a UUID.') });
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
  sort: z.string().max(100).optional(),
  view: z.uuid('A view is named by its id.').optional().describe('The id of a saved view'),
  filter: filterParameter.optional(),
  deleted: flag.optional(),
});

const historySchema = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      occurred_at: z.string(),
      actor_id: z.string().nullable(),
      via: z.string(),
      verb: z.string(),
      command_id: z.string(),
      undo_of: z.string().nullable(),
      changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
      of: z.object({ id: z.string(), title: z.string() }).nullable(),
    }),
  ),
  next_cursor: z.string().nullable(),
});

const known = new WeakMap<RecordDeclaration, ReturnType<typeof makeEndpoints>>();

/** The operations that every record type has, from its declaration; made once for each. */
export function recordEndpoints(declaration: RecordDeclaration) {
  const endpoints = known.get(declaration) ?? makeEndpoints(declaration);
  known.set(declaration, endpoints);
  return endpoints;
}

function makeEndpoints(declaration: RecordDeclaration) {
  const base = `/api/v1/${declaration.plural}` as const;
  const one = `${base}/{id}` as const;
  const tag = declaration.pluralLabel;
  const name = declaration.label.toLowerCase();
  const names = declaration.pluralLabel.toLowerCase();
  const output = oneRecordSchema(declaration);
  const allowed = sayWhoMayChange(declaration);
  return {
    list: defineEndpoint({
      route: `GET ${base}`,
      summary: `List ${names}, filtered and sorted`,
      tag,
      access: 'member',
      query: listQuery,
      output: pageSchema(declaration),
    }),
    count: defineEndpoint({
      route: `GET ${base}/count`,
      summary: `Count ${names}; beyond 10 000 an estimate`,
      tag,
      access: 'member',
      query: listQuery.pick({ view: true, filter: true, deleted: true }),
      output: z.object({ count: z.int(), estimated: z.boolean() }),
    }),
    create: defineEndpoint({
      route: `POST ${base}`,
      summary: `Create a ${name}${isOfRecord(declaration.changedBy) ? '' : allowed}`,
      tag,
      access: 'member',
      body: createSchema(declaration),
      output,
    }),
    get: defineEndpoint({
      route: `GET ${one}`,
      summary: `Read a ${name}`,
      tag,
      access: 'member',
      params: idParams,
      output,
    }),
    update: defineEndpoint({
      route: `PATCH ${one}`,
      summary: `Change fields of a ${name}${allowed}`,
      tag,
      access: 'member',
      params: idParams,
      body: updateSchema(declaration),
      output,
    }),
    remove: defineEndpoint({
      route: `DELETE ${one}`,
      summary: `Put a ${name} into the bin${declaration.changedBy ? allowed : ''}`,
      tag,
      access: 'member',
      params: idParams,
      output,
    }),
    restore: defineEndpoint({
      route: `POST ${one}/restore`,
      summary: `Take a ${name} out of the bin${declaration.changedBy ? allowed : ''}`,
      tag,
      access: 'member',
      params: idParams,
      output,
    }),
    viewed: defineEndpoint({
      route: `POST ${one}/viewed`,
      summary: `Say that a person opened this ${name}; counted once an hour`,
      tag,
      access: 'member',
      params: idParams,
      query: z.strictObject({
        /** A reminder, a notice or a mail led there. */
        prompted: z.enum(['true', 'false']).optional(),
      }),
      output: z.object({ ok: z.literal(true) }),
    }),
    history: defineEndpoint({
      route: `GET ${one}/history`,
      summary: `What happened to a ${name}, newest first`,
      tag,
      access: 'member',
      params: idParams,
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z
          .string()
          .regex(/^\d{1,15}$/, 'This cursor is not one of ours.')
          .optional(),
      }),
      output: historySchema,
    }),
  };
}

/** Taking back any command, whatever records it touched. */
export const undoEndpoint = defineEndpoint({
  route: 'POST /api/v1/commands/{id}/undo',
  summary: 'Take a command back; what was changed since is kept',
  tag: 'Commands',
  access: 'member',
  params: idParams,
  output: z.object({
    undone: z.array(z.string()),
    kept: z.array(z.object({ id: z.string(), fields: z.array(z.string()) })),
  }),
});

/** What the documentation says after the summary of a change. */
function sayWhoMayChange({ changedBy, fields }: RecordDeclaration): string {
  if (typeof changedBy === 'object') return `; by ${changedBy.named} and managers only`;
  if (changedBy) return `; ${CHANGERS[changedBy]} only`;
  const kept = Object.keys(fields).filter((name) => fields[name]!.changedBy);
  return kept.length > 0 ? `; ${CHANGERS.managers} only: ${kept.join(', ')}` : '';
}

const CHANGERS = {
  owner: 'its owner and administrators',
  managers: 'managers and administrators',
  administrators: 'administrators',
};

export const searchEndpoint = defineEndpoint({
  route: 'GET /api/v1/search',
  summary: 'Find people, companies, activities and tasks by any word, accent or misspelling',
  tag: 'Search',
  access: 'member',
  query: z.strictObject({
    q: z.string().max(500),
    types: z.string().max(4000).optional().describe('Record types, separated by commas'),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    items: z.array(
      z.object({ type: z.string(), id: z.string(), title: z.string(), subtitle: z.string() }),
    ),
  }),
});

export const recordTypesEndpoint = defineEndpoint({
  route: 'GET /api/v1/record-types',
  summary: 'The record types with their fields, why each is asked and where it is used',
  tag: 'Record types',
  access: 'member',
  output: z.object({ items: z.array(z.looseObject({ type: z.string(), plural: z.string() })) }),
});
