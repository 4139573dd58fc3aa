import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import type { RecordDeclaration } from '../define-record.ts';
import { DATE_UNITS } from '../filter.ts';
import { filterBody, filterParameter } from '../filter-schema.ts';
import { updateSchema } from '../record-schema.ts';

/** Records that one request changes at most, in one transaction. */
export const MOST_IN_BULK = 10_000;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
/** Which records are meant: a saved view, a filter, or both. */
export const selectionQuery = z.strictObject({
  view: z.uuid('A view is named by its id.').optional().describe('The id of a saved view'),
  filter: filterParameter.optional(),
  deleted: flag.optional(),
});

const tags = z.array(z.string().trim().min(1).max(100)).min(1).max(20);

function bulkSchema(declaration: RecordDeclaration) {
  return z
    .strictObject({
      ids: z.array(z.uuid()).min(1).max(MOST_IN_BULK).optional(),
      view: z.uuid().optional(),
      filter: filterBody.optional(),
      /** Everything there is, if neither ids nor a filter say which. */
      all: z.literal(true).optional(),
      deleted: z.boolean().optional(),
      /** Works in parts of 10 000: null for the first, then the `next` of the part before. */
      after: z.uuid().nullable().optional(),
      patch: updateSchema(declaration).optional(),
      bin: z.literal(true).optional(),
      restore: z.literal(true).optional(),
      add_tags: tags.optional(),
      remove_tags: tags.optional(),
    })
    .refine((body) => body.ids || body.view || body.filter || body.all, {
      message: 'Say which records: "ids", "filter", "view", or "all": true.',
    })
    .refine(({ ids, ...others }) => !ids || !(others.view || others.filter || others.all), {
      message:
        'Say which records by "ids" alone, or without them: what stands beside them would be passed over.',
    })
    .refine(
      (body) =>
        countGiven([body.patch, body.bin, body.restore, body.add_tags ?? body.remove_tags]) === 1,
      {
        message: 'Say one thing to do: "patch", "bin", "restore", or "add_tags" and "remove_tags".',
      },
    );
}

function countGiven(values: unknown[]): number {
  return values.filter((value) => value !== undefined).length;
}

const known = new WeakMap<RecordDeclaration, ReturnType<typeof makeEndpoints>>();

/** What can be asked of many records of a type at once; made once for each type. */
export function listEndpoints(declaration: RecordDeclaration) {
  const endpoints = known.get(declaration) ?? makeEndpoints(declaration);
  known.set(declaration, endpoints);
  return endpoints;
}

function makeEndpoints(declaration: RecordDeclaration) {
  const base = `/api/v1/${declaration.plural}` as const;
  const tag = declaration.pluralLabel;
  const names = declaration.pluralLabel.toLowerCase();
  return {
    groups: defineEndpoint({
      route: `GET ${base}/groups`,
      summary: `Count ${names} by a field; dates by a step such as month`,
      tag,
      access: 'member',
      query: selectionQuery.extend({
        by: z.string().max(100),
        step: z.enum(DATE_UNITS).default('month'),
      }),
      output: z.object({
        items: z.array(
          z.object({
            value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
            count: z.int(),
            /** All ways in which the group's text is spelled, where there are several; `value` is the usual one. */
            spellings: z.array(z.string()).optional(),
          }),
        ),
        /** There are more groups than are listed. */
        more: z.boolean(),
        refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
      }),
    }),
    bulk: defineEndpoint({
      route: `POST ${base}/bulk`,
      summary: `Change many ${names} as one command, which can be undone as one; beyond 10 000 in parts`,
      tag,
      access: 'member',
      body: bulkSchema(declaration),
      output: z.object({
        matched: z.int(),
        changed: z.int(),
        refused: z.int(),
        reasons: z.array(z.object({ message: z.string(), count: z.int() })),
        /** Where the next part begins, if `after` was given and more are meant. */
        next: z.string().nullable(),
      }),
    }),
  };
}
