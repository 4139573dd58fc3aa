import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { READER_KINDS } from './lineage.ts';

const tag = 'Who reads a field';
const field = z.object({ type: z.string().max(50), field: z.string().max(60) });

/** The day, and how many people that day: never who they are. */
const look = z.object({ on: z.string(), people: z.int() }).nullable();

const readers = {
  /** By kind and name; the product's own are named by the name of their text. */
  readers: z.array(
    z.object({
      kind: z.enum(READER_KINDS),
      id: z.string().optional(),
      name: z.string(),
      is_built_in: z.boolean(),
      /** Absent: it works without anybody looking. */
      look: look.optional(),
    }),
  ),
  /** Readers that one may not see, by kind. */
  hidden: z.array(z.object({ kind: z.enum(READER_KINDS), count: z.int() })),
  /** When figures made of it were looked at last, whichever they were. */
  look,
};
const readersOutput = z.object(readers);
export type FieldReaders = z.output<typeof readersOutput>;

export const readFieldReaders = defineEndpoint({
  route: 'GET /api/v1/lineage/{type}/{field}',
  summary:
    'What reads a field: metrics, reports, dashboards, rules, segments, views; and when last',
  tag,
  access: 'member',
  params: field,
  output: readersOutput,
});

const saving = z
  .object({
    /** That each person who fills it in gives in a month. */
    seconds: z.number(),
    people: z.int(),
    how: z.enum(['measured', 'estimated']),
  })
  .nullable();

const named = { record_type: z.string(), field: z.string() };
export const listLineage = defineEndpoint({
  route: 'GET /api/v1/lineage',
  summary:
    'All fields with how many read them, those that nobody reads, and those kept all the same',
  tag,
  access: 'administrator',
  output: z.object({
    fields: z.array(
      z.object({
        ...named,
        /** Of each kind, how many. */
        readers: z.partialRecord(z.enum(READER_KINDS), z.int()),
        look,
        is_read: z.boolean(),
      }),
    ),
    unread: z.array(
      z.object({
        ...named,
        is_own: z.boolean(),
        /** The id of a field of one's own. */
        id: z.string().optional(),
        saving,
        /** Whether it was filled in since, by whatever way. */
        is_filled: z.boolean(),
        /** In how many of the records opened since it was filled in. */
        shown: z.int(),
        /** The day of the last look at figures made of it, if there was any. */
        last_on: z.string().nullable(),
      }),
    ),
    kept: z.array(z.object({ ...named, id: z.string(), reason: z.string(), until: z.string() })),
    /** A field is listed only if it has been in place since this day. */
    since: z.string(),
  }),
});
export type Lineage = z.output<typeof listLineage.output>;

export const putFieldAway = defineEndpoint({
  route: 'POST /api/v1/lineage/{type}/{field}/put-away',
  summary: 'Put a field away: one of your own is archived, one of the product is hidden',
  tag,
  access: 'administrator',
  params: field,
  output: z.object({ ok: z.literal(true) }),
});

export const keepField = defineEndpoint({
  route: 'POST /api/v1/lineage/{type}/{field}/keep',
  summary: 'Keep a field that nobody reads, with the reason; it is asked about again in 90 days',
  tag,
  access: 'administrator',
  params: field,
  body: z.strictObject({
    reason: z.string().trim().min(3, 'Say in a few words what it is kept for.').max(300),
  }),
  output: z.object({ ok: z.literal(true) }),
});
