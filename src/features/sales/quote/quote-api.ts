import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { QUOTE_LANGUAGES, quote } from './quote.ts';

const tag = 'Quotes';
const params = z.object({ id: z.uuid('An id is a UUID.') });
const output = oneRecordSchema(quote);
const reason = z.string().trim().max(2000);

export const sendQuote = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/send',
  summary:
    'Freeze a quote and open its page for the customer; where the rules ask for approval it waits for that first',
  tag,
  access: 'member',
  params,
  body: z
    .strictObject({
      approval_reason: reason.optional().describe('Why it should be approved, if it must be'),
    })
    .optional(),
  output,
});

export const reviseQuote = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/revise',
  summary:
    'Make the next version of a quote that was sent; answers the draft that is there already',
  tag,
  access: 'member',
  params,
  output,
});

export const copyQuote = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/copy',
  summary: 'Make a new quote with a number of its own that says the same',
  tag,
  access: 'member',
  params,
  output,
});

export const revokeQuote = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/revoke',
  summary: 'Take a quote back that was sent; its page then says that it has ended',
  tag,
  access: 'member',
  params,
  output,
});

export const acceptForCustomer = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/accept',
  summary: 'Note that the customer accepted by word or by mail; makes the order and wins the deal',
  tag,
  access: 'member',
  params,
  body: z.strictObject({
    name: z.string().trim().min(1, 'Say who accepted.').max(200),
  }),
  output,
});

export const declineForCustomer = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/decline',
  summary: 'Note that the customer declined, and why',
  tag,
  access: 'member',
  params,
  body: z.strictObject({ name: z.string().trim().max(200).optional(), reason: reason.optional() }),
  output,
});

export const renewQuoteLink = defineEndpoint({
  route: 'POST /api/v1/quotes/{id}/new-link',
  summary: 'End the links to the page of a quote and make a new one',
  tag,
  access: 'member',
  params,
  output: z.object({ url: z.string() }),
});

export const readQuotePage = defineEndpoint({
  route: 'GET /api/v1/quotes/{id}/page',
  summary: 'The link for the customer, a mail to send it with, and what happened since',
  tag,
  access: 'member',
  params,
  output: z.object({
    /** Null unless the customer may open it. */
    url: z.string().nullable(),
    mail: z.object({ to: z.string(), subject: z.string(), body: z.string() }).nullable(),
    is_expired: z.boolean(),
    /** Name and address as they will stand on it. */
    recipient: z.string(),
    order: z.object({ id: z.string(), title: z.string() }).nullable(),
    /** Who noted that it was accepted, null is the customer; and the command that you may undo. */
    acceptance: z
      .object({ member_id: z.string().nullable(), undo: z.string().nullable() })
      .nullable(),
    versions: z.array(
      z.object({
        id: z.string(),
        version_number: z.int(),
        status: z.string(),
        total: z.object({ amount: z.int(), currency: z.string() }).nullable(),
        sent_at: z.string().nullable(),
      }),
    ),
    /** What the customer did and what we did for them, newest first. */
    events: z.array(
      z.object({
        at: z.string(),
        verb: z.string(),
        /** Null is the customer. */
        member_id: z.string().nullable(),
        name: z.string().nullable(),
        text: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
});

export const readQuotePdf = defineEndpoint({
  route: 'GET /api/v1/quotes/{id}/pdf',
  summary: 'The quote as a PDF',
  tag,
  access: 'member',
  params,
  output: z.unknown(),
});

const text = (most: number) => z.string().trim().max(most);
const texts = z.strictObject({ intro: text(4000), terms: text(10_000) });
const prefix = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,9}$/, 'A prefix has 1 to 10 letters or digits, such as Q.');

const settings = {
  company_name: text(200),
  address: text(500),
  contact: text(500),
  tax_id: text(200),
  bank: text(500),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'Give the colour as six digits, such as #2f55d4.'),
  language: z.enum(QUOTE_LANGUAGES),
  valid_days: z.int().min(1).max(730),
  quote_prefix: prefix,
  order_prefix: prefix,
  texts: z.strictObject({
    en: texts.optional(),
    de: texts.optional(),
    it: texts.optional(),
  }),
};

const settingsOutput = z.object({
  ...settings,
  workspace_name: z.string(),
  logo: z.string().nullable().describe('A data URL'),
});

export const readQuoteSettings = defineEndpoint({
  route: 'GET /api/v1/quote-settings',
  summary: 'What quotes say of the workspace, and what a new one begins with',
  tag,
  access: 'member',
  output: settingsOutput,
});

export const updateQuoteSettings = defineEndpoint({
  route: 'PATCH /api/v1/quote-settings',
  summary: 'Change what quotes say of the workspace; those that were sent stay as they are',
  tag,
  access: 'administrator',
  body: z.strictObject(settings).partial(),
  output: settingsOutput,
});

export const setQuoteLogo = defineEndpoint({
  route: 'POST /api/v1/quote-settings/logo',
  summary: 'Give the mark that stands on quotes: a PNG, JPEG or WebP as it is',
  tag,
  access: 'administrator',
  output: settingsOutput,
});

export const removeQuoteLogo = defineEndpoint({
  route: 'DELETE /api/v1/quote-settings/logo',
  summary: 'Take the mark off quotes',
  tag,
  access: 'administrator',
  output: settingsOutput,
});
