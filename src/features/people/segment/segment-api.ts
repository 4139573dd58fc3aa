import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { selectionQuery } from '#src/records/endpoints/list-endpoints.ts';
import type { Filter } from '#src/records/filter.ts';
import { filterSchema } from '#src/records/filter-schema.ts';

/** A condition with whether it holds for the record, and those it is made of. */
export interface Why {
  holds: boolean;
  word: 'and' | 'or' | 'not' | 'test';
  parts: Why[];
  /** Of a test. */
  filter?: Filter | undefined;
  /** What belongs to the record and fits, a few of them. */
  found?: { type: string; id: string; title: string }[] | undefined;
}

const why: z.ZodType<Why> = z.lazy(() =>
  z.object({
    holds: z.boolean(),
    word: z.enum(['and', 'or', 'not', 'test']),
    parts: z.array(why),
    filter: filterSchema.optional(),
    found: z.array(z.object({ type: z.string(), id: z.string(), title: z.string() })).optional(),
  }),
);

/** Why a record is in a view or filter, or is not: condition by condition. */
export function whyEndpoint(declaration: RecordDeclaration) {
  return defineEndpoint({
    route: `GET /api/v1/${declaration.plural}/{id}/why`,
    summary: `Why a ${declaration.label.toLowerCase()} is in a view or filter, or is not, condition by condition`,
    tag: declaration.pluralLabel,
    access: 'member',
    params: z.object({ id: z.string() }),
    query: selectionQuery.omit({ deleted: true }),
    output: z.object({
      holds: z.boolean(),
      /** It is in the bin, and so in no list. */
      is_binned: z.boolean(),
      /** Null: the view takes everybody. */
      why: why.nullable(),
    }),
  });
}
