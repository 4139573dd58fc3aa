import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

export const QUOTE_LANGUAGES = ['en', 'de', 'it'] as const;
export type QuoteLanguage = (typeof QUOTE_LANGUAGES)[number];

/** What we offer somebody at a price, until a day. */
export const quote = defineRecord({
  type: 'quote',
  plural: 'quotes',
  label: 'Quote',
  pluralLabel: 'Quotes',
  title: (values) =>
    [numberOf(values), String(values.name ?? '')].filter(Boolean).join(' · ') || 'New quote',
  subtitle: 'company_id',
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      searchable: true,
      label: 'Subject',
      why: 'What it is about, in the customer’s words; it is the heading of the quote.',
      usedIn: ['Quote page', 'Search', 'Lists'],
    },
    deal_id: {
      kind: 'reference',
      to: 'deal',
      label: 'Deal',
      why: 'So that the deal is won when the customer accepts.',
      usedIn: ['Deal', 'Timeline'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      searchable: true,
      label: 'Company',
      why: 'Who gets the quote.',
      usedIn: ['Quote page', 'Company timeline', 'Search'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      searchable: true,
      label: 'Person',
      why: 'Who reads it and decides.',
      usedIn: ['Quote page', 'Timeline', 'Search'],
    },
    recipient: {
      kind: 'long_text',
      maxLength: 1000,
      label: 'Recipient',
      why: 'Name and address as they stand on the quote; empty takes them from the company.',
      usedIn: ['Quote page'],
    },
    lines: {
      kind: 'lines',
      maxItems: 300,
      currency: 'currency',
      products: 'product',
      label: 'Lines',
      why: 'What is offered, and at what price.',
      usedIn: ['Quote page', 'Orders'],
    },
    discount: {
      kind: 'number',
      label: 'Discount in %',
      why: 'Taken off the sum of all lines, from 0 to 100 percent.',
      usedIn: ['Quote page', 'Approvals'],
    },
    currency: {
      kind: 'text',
      maxLength: 3,
      label: 'Currency',
      why: 'What all prices of this quote are in, such as EUR.',
      usedIn: ['Quote page', 'Lists'],
    },
    price_book_id: {
      kind: 'reference',
      to: 'price_book',
      label: 'Price book',
      why: 'Where the prices of new lines come from.',
      usedIn: ['Quotes'],
    },
    valid_until: {
      kind: 'date',
      label: 'Valid until',
      why: 'Until when the customer can accept it.',
      usedIn: ['Quote page', 'Lists'],
    },
    language: {
      kind: 'choice',
      choices: [
        { value: 'en', label: 'English' },
        { value: 'de', label: 'German' },
        { value: 'it', label: 'Italian' },
      ],
      label: 'Language',
      why: 'What the customer reads it in.',
      usedIn: ['Quote page'],
    },
    intro: {
      kind: 'long_text',
      maxLength: 4000,
      label: 'Before the lines',
      why: 'A few words to the customer above what is offered.',
      usedIn: ['Quote page'],
    },
    terms: {
      kind: 'long_text',
      maxLength: 10_000,
      label: 'Terms',
      why: 'Delivery, payment and what else holds, below the lines.',
      usedIn: ['Quote page'],
    },
    number: {
      kind: 'text',
      maxLength: 40,
      searchable: true,
      readOnly: true,
      label: 'Number',
      why: 'By which both sides name it; all versions share it.',
      usedIn: ['Search', 'Lists', 'Quote page'],
    },
    version_number: {
      kind: 'integer',
      readOnly: true,
      label: 'Version',
      why: 'What was sent stays as it is; a change is the next version.',
      usedIn: ['Quote page'],
    },
    root_id: {
      kind: 'reference',
      to: 'quote',
      readOnly: true,
      hidden: true,
      label: 'First version',
      why: 'What all versions belong to.',
      usedIn: ['Quotes'],
    },
    status: {
      kind: 'choice',
      choices: [
        { value: 'draft', label: 'Draft' },
        { value: 'waiting', label: 'Waiting for approval' },
        { value: 'ready', label: 'Ready to send' },
        { value: 'sent', label: 'Sent' },
        { value: 'accepted', label: 'Accepted' },
        { value: 'declined', label: 'Declined' },
        { value: 'superseded', label: 'Replaced' },
        { value: 'revoked', label: 'Revoked' },
      ],
      readOnly: true,
      label: 'Status',
      why: 'How far it is; it follows from what you and the customer do.',
      usedIn: ['Lists', 'Deal'],
    },
    net: {
      kind: 'money',
      readOnly: true,
      label: 'Sum before tax',
      why: 'What the lines come to, less discounts.',
      usedIn: ['Lists', 'Forecast'],
    },
    tax: {
      kind: 'money',
      readOnly: true,
      label: 'Tax',
      why: 'The taxes of all lines.',
      usedIn: ['Quote page'],
    },
    total: {
      kind: 'money',
      readOnly: true,
      label: 'Total',
      why: 'What the customer pays, with tax.',
      usedIn: ['Lists', 'Approvals'],
    },
    sent_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Sent',
      why: 'Since when the customer has it.',
      usedIn: ['Lists'],
    },
    opens: {
      kind: 'integer',
      readOnly: true,
      label: 'Opened, times',
      why: 'How often the customer has looked at it.',
      usedIn: ['Lists'],
    },
    opened_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Last opened',
      why: 'So that you call while it is on their mind.',
      usedIn: ['Lists'],
    },
    answered_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Answered',
      why: 'When the customer accepted or declined.',
      usedIn: ['Lists'],
    },
    answered_by: {
      kind: 'text',
      maxLength: 200,
      readOnly: true,
      label: 'Answered by',
      why: 'The name that was given with the answer.',
      usedIn: ['Quotes'],
    },
    decline_reason: {
      kind: 'long_text',
      maxLength: 4000,
      readOnly: true,
      label: 'Why declined',
      why: 'In the customer’s words, so that the next quote fits better.',
      usedIn: ['Deal', 'Lists'],
    },
  },
  listFields: ['company_id', 'status', 'total', 'valid_until'],
  listViews: ['waiting', 'expiring', 'unanswered', 'drafts', 'all'],
});

export type Quote = RecordOf<typeof quote>;
export type QuoteInput = RecordInput<typeof quote>;

/** The number as both sides say it; from the second version on with which one it is. */
export function numberOf(values: Partial<Record<string, unknown>>): string {
  const number = String(values.number ?? '');
  const version = Number(values.version_number ?? 1);
  return number && version > 1 ? `${number}-${version}` : number;
}
