import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { selectionQuery } from '#src/records/endpoints/list-endpoints.ts';
import { day } from '#src/records/field-checks.ts';
import { ADDRESS_STATES } from './address-state.ts';
import { CHANNELS, REACHES } from './reach.ts';

const tag = 'Addresses';
const email = z.string().max(320).trim().toLowerCase().min(3);

export const listAddresses = defineEndpoint({
  route: 'GET /api/v1/people/{id}/addresses',
  summary: 'The mail addresses of a person, each with its state and why',
  tag,
  access: 'member',
  params: z.object({ id: z.string() }),
  output: z.object({
    items: z.array(
      z.object({
        email: z.string(),
        state: z.enum(ADDRESS_STATES),
        bounce: z.enum(['hard', 'soft']).nullable(),
        bounced_on: z.string().nullable(),
        soft_bounces: z.int(),
        reason: z.string().nullable(),
        last_sign_on: z.string().nullable(),
      }),
    ),
  }),
});

export const recordBounces = defineEndpoint({
  route: 'POST /api/v1/addresses/bounces',
  summary: 'Record mail that came back: by hand, from a file, or by the program that sends',
  tag,
  access: 'member',
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          email,
          /** `hard`: there is no such mailbox. `soft`: it was full or slow. */
          kind: z.enum(['hard', 'soft']),
          on: day.optional(),
          reason: z.string().max(500).optional(),
        }),
      )
      .min(1)
      .max(5000),
  }),
  output: z.object({
    recorded: z.int(),
    /** Addresses that nobody has whom you may see; nothing is kept of them. */
    unknown: z.array(z.string()),
  }),
});

export const previewBounces = defineEndpoint({
  route: 'POST /api/v1/addresses/bounces/preview',
  summary: 'Read a list of mail that came back, and whom it is about; nothing is written',
  tag,
  access: 'member',
  body: z.strictObject({
    text: z.string().max(2_000_000).describe('CSV, or an address a line'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        email: z.string(),
        kind: z.enum(['hard', 'soft']),
        on: z.string().nullable(),
        reason: z.string().nullable(),
        /** Whom you may see with this address; nobody: nothing would be kept. */
        people: z.array(z.object({ id: z.string(), title: z.string() })),
      }),
    ),
    /** Lines without an address, such as that of the headings. */
    unread: z.int(),
  }),
});

export const confirmAddress = defineEndpoint({
  route: 'POST /api/v1/addresses/confirm',
  summary: 'Say that an address is right: it takes a bounce back',
  tag,
  access: 'member',
  body: z.strictObject({ email, on: day.optional() }),
  output: z.object({ ok: z.literal(true) }),
});

const channel = z.enum(CHANNELS).default('mail');
const purpose = z.uuid('A purpose is named by its id.').optional();

export const countReach = defineEndpoint({
  route: 'GET /api/v1/people/reach',
  summary: 'How many of a list are reached by a channel for a purpose, and why the others are not',
  tag,
  access: 'member',
  query: selectionQuery.omit({ deleted: true }).extend({ channel, purpose }),
  output: z.object({
    total: z.int(),
    items: z.array(z.object({ is: z.enum(REACHES), count: z.int() })),
  }),
});

export const mailMerge = defineEndpoint({
  route: 'GET /api/v1/people/mail-merge',
  summary:
    'The people of a list who are reached for a purpose, as a file for letters and mails; needs the right to export, and is logged',
  tag,
  access: 'member',
  query: selectionQuery.omit({ deleted: true }).extend({
    channel,
    purpose: z.uuid('A purpose is named by its id.'),
    format: z.enum(['csv', 'xlsx']).default('csv'),
    language: z
      .enum(['en', 'de', 'it'])
      .default('en')
      .describe('Of the salutation and the headings'),
    left_out: z
      .enum(['true', 'false'])
      .optional()
      .describe('true: instead those who are left out, with the reason'),
  }),
  output: z.unknown(),
});
