import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';

const id = z.object({ id: z.uuid('An id is a UUID.') });
const look = z.object({ at: z.string(), member_id: z.string().nullable() });
const counted = z.object({ type: z.string(), count: z.int() });
const named = z.object({ type: z.string(), id: z.string(), title: z.string() });

const tag = 'Privacy';

export const myRecord = defineEndpoint({
  route: 'GET /api/v1/me/recorded',
  summary: 'What is recorded about you: events you made, by month and kind, and the last of them',
  tag,
  access: 'member',
  personal: true,
  output: z.object({
    months: z.array(z.object({ month: z.string(), verb: z.string(), count: z.int() })),
    last: z.array(
      z.object({
        at: z.string(),
        verb: z.string(),
        via: z.string(),
        type: z.string(),
        id: z.string(),
        /** Null if it is no record, or one that you do not see. */
        title: z.string().nullable(),
      }),
    ),
    /** Administrators who looked at the workspace as you see it. */
    views: z.array(
      z.object({
        viewer_id: z.string(),
        begun_at: z.string(),
        ended_at: z.string().nullable(),
        expires_at: z.string(),
      }),
    ),
  }),
});
export const myLooks = defineEndpoint({
  route: 'GET /api/v1/me/looks',
  summary: 'Who opened records of yours in the last 30 days, newest first',
  tag,
  access: 'member',
  personal: true,
  output: z.object({
    items: z.array(look.extend({ type: z.string(), id: z.string(), title: z.string() })),
  }),
});

/** The operations that every record type has, from its declaration. */
export function privacyEndpoints(declaration: RecordDeclaration) {
  const one = `/api/v1/${declaration.plural}/{id}` as const;
  const name = declaration.label.toLowerCase();
  return {
    looks: defineEndpoint({
      route: `GET ${one}/looks`,
      summary: `Who opened a ${name}; for its owner, managers and administrators`,
      tag,
      access: 'member',
      params: id,
      output: z.object({ items: z.array(look) }),
    }),
    sight: defineEndpoint({
      route: `GET ${one}/sight`,
      summary: `Whether a member sees a ${name}, and why`,
      tag,
      access: 'member',
      params: id,
      query: z.strictObject({ member_id: z.uuid('Choose a member.') }),
      output: z.object({
        sees: z.boolean(),
        reason: z.enum([
          'everyone',
          'owner',
          'administrator',
          'team',
          'leader',
          'private',
          'other_team',
          'not_named',
          'inactive',
        ]),
      }),
    }),
  };
}

export const beginViewAs = defineEndpoint({
  route: 'POST /api/v1/members/{id}/view-as',
  summary: 'Look at the workspace as a member sees it, for an hour at most; told to them',
  tag,
  access: 'administrator',
  asSelf: true,
  params: id,
  output: z.object({ id: z.string(), expires_at: z.string() }),
});
export const endViewAs = defineEndpoint({
  route: 'DELETE /api/v1/view-as',
  summary: 'Go back to your own view',
  tag,
  access: 'member',
  asSelf: true,
  output: z.object({ ok: z.literal(true) }),
});

export const readDossier = defineEndpoint({
  route: 'GET /api/v1/people/{id}/dossier',
  summary: 'All that is held about a person, as one ZIP file (GDPR Art. 15 and 20)',
  tag,
  access: 'member',
  params: id,
  output: z.unknown(),
});

const preview = z.object({
  title: z.string(),
  goes: z.array(counted),
  file_bytes: z.int(),
  /** Records that concern others too: the person is taken out of them. */
  stays: z.array(named),
  /** Records whose words name the person: the words are made unreadable. */
  mentions: z.array(named),
  /** Words that are not looked for, since they belong to others too or are too short. */
  left: z.array(z.object({ words: z.string(), why: z.enum(['shared', 'too_short', 'one_name']) })),
  events: z.int(),
});
export const previewErasure = defineEndpoint({
  route: 'GET /api/v1/people/{id}/erasure',
  summary: 'What erasing a person would take away, and what would stay',
  tag,
  access: 'administrator',
  params: id,
  query: z.strictObject({ with_shared: z.enum(['true', 'false']).optional() }),
  output: preview,
});

const erasure = z.object({
  id: z.string(),
  at: z.string(),
  actor_id: z.string().nullable(),
  goes: z.array(counted),
  events: z.int(),
  /** Hexadecimal: of the event in the ledger that says so. */
  hash: z.string(),
});
export const erasePerson = defineEndpoint({
  route: 'POST /api/v1/people/{id}/erase',
  summary: 'Erase a person for good (GDPR Art. 17); it cannot be undone',
  tag,
  access: 'administrator',
  params: id,
  body: z.strictObject({
    name: z.string().max(1000),
    with_shared: z.boolean().default(false),
  }),
  output: erasure,
});
export const listErasures = defineEndpoint({
  route: 'GET /api/v1/erasures',
  summary: 'What was erased, when and by whom, without what it was',
  tag,
  access: 'administrator',
  output: z.object({ items: z.array(erasure) }),
});
export const readProof = defineEndpoint({
  route: 'GET /api/v1/erasures/{id}/proof',
  summary: 'A document that proves an erasure',
  tag,
  access: 'administrator',
  params: id,
  output: z.unknown(),
});
