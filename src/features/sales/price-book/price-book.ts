import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** Prices in one currency that hold for some customers or for some time. */
export const priceBook = defineRecord({
  type: 'price_book',
  plural: 'price_books',
  label: 'Price book',
  pluralLabel: 'Price books',
  changedBy: 'managers',
  title: (values) => String(values.name ?? '') || 'Unnamed price book',
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that everyone knows for whom or when its prices hold.',
      usedIn: ['Search', 'Lists', 'Quotes'],
    },
    currency: {
      kind: 'text',
      maxLength: 3,
      required: true,
      label: 'Currency',
      why: 'So that a quote in this currency takes its prices from here.',
      usedIn: ['Quotes'],
    },
    valid_from: {
      kind: 'date',
      label: 'Valid from',
      why: 'So that new prices can be entered before they hold.',
      usedIn: ['Quotes'],
    },
    valid_until: {
      kind: 'date',
      label: 'Valid until',
      why: 'So that nobody quotes prices of last year.',
      usedIn: ['Quotes'],
    },
    is_default: {
      kind: 'boolean',
      label: 'Used where none is chosen',
      why: 'So that a quote finds its prices without a question.',
      usedIn: ['Quotes'],
    },
  },
  listFields: ['currency', 'valid_from', 'valid_until', 'is_default'],
  listViews: ['all'],
});

export type PriceBook = RecordOf<typeof priceBook>;
export type PriceBookInput = RecordInput<typeof priceBook>;
