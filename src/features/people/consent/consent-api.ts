import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { instant } from '#src/records/field-checks.ts';
import { recordSchema } from '#src/records/record-schema.ts';
import { CONSENT_SOURCES, CONSENT_STATES, consent } from './consent.ts';
import { purpose } from './purpose.ts';

const tag = 'Consents';
const id = z.uuid('An id is a UUID.');

/** Of many at once: more than that is an import. */
export const MOST_AT_ONCE = 10_000;

/** An unsubscribe link is used by the person alone. */
const ownSources = CONSENT_SOURCES.filter((source) => source !== 'unsubscribe_link');

export const recordConsent = defineEndpoint({
  route: 'POST /api/v1/consents/record',
  summary: 'Record what one or many people said of a purpose, with its source and proof',
  tag,
  access: 'member',
  body: z.strictObject({
    person_ids: z.array(id).min(1).max(MOST_AT_ONCE),
    purpose_id: id,
    state: z.enum(CONSENT_STATES),
    source: z.enum(ownSources),
    /** When they said it; left out: now. */
    stated_at: instant.optional(),
    proof: z.string().max(4000).optional(),
    /** A file that hangs on the person, such as the signed paper. */
    file_id: id.optional(),
  }),
  output: z.object({ ids: z.array(z.string()) }),
});

const entry = recordSchema(consent).extend({
  can: z.array(z.enum(['edit', 'delete', 'restore'])),
});

export const readConsents = defineEndpoint({
  route: 'GET /api/v1/people/{id}/consents',
  summary: 'What a person said of each purpose: what holds, and all that was said before',
  tag,
  access: 'member',
  params: z.object({ id: z.string() }),
  output: z.object({
    purposes: z.array(
      z.object({
        purpose: recordSchema(purpose),
        /** Whether they may be written to for it. */
        allowed: z.boolean(),
        /** The newest first; the first holds. */
        entries: z.array(entry),
      }),
    ),
    /** Titles of files. */
    files: z.record(z.string(), z.string()),
  }),
});

const link = z.object({ token: z.string().max(100) });

export const showUnsubscribe = defineEndpoint({
  route: 'GET /u/{token}',
  summary: 'The page on which a person says what they no longer want to be written to for',
  tag,
  access: 'public',
  params: link,
  output: z.unknown(),
});
export const unsubscribe = defineEndpoint({
  route: 'POST /u/{token}',
  summary: 'Unsubscribe by a form, or in one click by a mail program (RFC 8058)',
  tag,
  access: 'public',
  params: link,
  output: z.unknown(),
});
