import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { REASONS } from './evidence.ts';

const tag = 'Duplicates';
export const DUPLICATE_TYPES = ['person', 'company'] as const;
export type DuplicateType = (typeof DUPLICATE_TYPES)[number];
const type = z.enum(DUPLICATE_TYPES);
const reasons = z.array(z.object({ code: z.enum(REASONS), points: z.number() }));
const pairBody = z.strictObject({
  ids: z.tuple([z.uuid('An id is a UUID.'), z.uuid('An id is a UUID.')]),
});
const ok = z.object({ ok: z.literal(true) });
const refs = z.record(z.string(), z.object({ type: z.string(), title: z.string() }));
const pairedRecord = z.looseObject({
  id: z.string(),
  title: z.string(),
  version: z.int(),
  created_at: z.string(),
  can: z.array(z.enum(['edit', 'delete', 'restore'])),
});

const pair = z.object({
  type,
  one: pairedRecord,
  other: pairedRecord,
  points: z.number(),
  /** The strongest first; below zero they speak against it. */
  reasons,
  /** Which of the two had better stay; null if the reader may not put them together. */
  keep: z.string().nullable(),
  refs,
});
export type DuplicatePair = z.infer<typeof pair>;

export const listDuplicates = defineEndpoint({
  route: 'GET /api/v1/duplicates',
  summary: 'Pairs that may be one, the surest first; those put off come last',
  tag,
  access: 'member',
  query: z.strictObject({
    type: type.optional(),
    status: z.enum(['open', 'dismissed']).default('open'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    items: z.array(pair),
    /** Of this type and status; not counted beyond 1000. */
    count: z.int(),
    /** The records are still gone through for the first time. */
    is_looking: z.boolean(),
  }),
});

export const checkDuplicate = defineEndpoint({
  route: 'POST /api/v1/duplicates/check',
  summary: 'Who is there already that these values may mean, with the reasons',
  tag,
  access: 'member',
  body: z.strictObject({
    type,
    values: z.looseObject({
      first_name: z.string().max(200).nullish(),
      last_name: z.string().max(200).nullish(),
      name: z.string().max(300).nullish(),
      emails: z.array(z.string().max(320)).max(20).nullish(),
      phones: z.array(z.string().max(100)).max(20).nullish(),
      domains: z.array(z.string().max(253)).max(20).nullish(),
      website: z.string().max(500).nullish(),
      street: z.string().max(300).nullish(),
      postal_code: z.string().max(40).nullish(),
      city: z.string().max(200).nullish(),
      birthday: z.string().max(40).nullish(),
      company_id: z.uuid('An id is a UUID.').nullish(),
    }),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        subtitle: z.string(),
        points: z.number(),
        reasons,
      }),
    ),
  }),
});

export const dismissDuplicate = defineEndpoint({
  route: 'POST /api/v1/duplicates/dismiss',
  summary: 'Say that two are not the same; they are not shown again. Can be undone',
  tag,
  access: 'member',
  body: pairBody,
  output: ok,
});

export const reopenDuplicate = defineEndpoint({
  route: 'POST /api/v1/duplicates/reopen',
  summary: 'Show a pair again of which somebody said that it is not the same. Can be undone',
  tag,
  access: 'member',
  body: pairBody,
  output: ok,
});

export const postponeDuplicate = defineEndpoint({
  route: 'POST /api/v1/duplicates/postpone',
  summary: 'Decide later: the pair goes to the end of the queue. Can be undone',
  tag,
  access: 'member',
  body: pairBody,
  output: ok,
});

export const lookForDuplicates = defineEndpoint({
  route: 'POST /api/v1/duplicates/look',
  summary: 'Look through what changed since; this happens by itself after changes',
  tag,
  access: 'member',
  output: ok,
});
