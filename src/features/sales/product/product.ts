import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** What we sell: a thing or a service. */
export const product = defineRecord({
  type: 'product',
  plural: 'products',
  label: 'Product',
  pluralLabel: 'Products',
  title: (values) => String(values.name ?? '') || 'Unnamed product',
  canMerge: true,
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that it is found by what it is called, and stands so on a quote.',
      usedIn: ['Search', 'Lists', 'Quotes'],
    },
    sku: {
      kind: 'text',
      maxLength: 60,
      searchable: true,
      label: 'Number',
      why: 'So that it is found by its number, and orders and bookkeeping mean the same one.',
      usedIn: ['Search', 'Lists', 'Quotes'],
    },
    category: {
      kind: 'text',
      maxLength: 100,
      searchable: true,
      label: 'Category',
      why: 'So that a long list can be looked through by what belongs together.',
      usedIn: ['Lists', 'Filters'],
    },
    unit: {
      kind: 'text',
      maxLength: 40,
      label: 'Unit',
      why: 'So that a quote says whether pieces, hours or metres are counted.',
      usedIn: ['Quotes'],
    },
    tax: {
      kind: 'number',
      changedBy: 'managers',
      label: 'Tax %',
      why: 'So that a quote adds the right tax by itself.',
      usedIn: ['Quotes'],
    },
    description: {
      kind: 'long_text',
      maxLength: 2000,
      label: 'Description',
      why: 'So that the customer reads on the quote what is included.',
      usedIn: ['Quotes'],
    },
    retired: {
      kind: 'boolean',
      label: 'No longer sold',
      why: 'So that nobody offers it again, while old quotes still show it.',
      usedIn: ['Quotes', 'Filters'],
    },
  },
  listFields: ['sku', 'category', 'unit', 'tax'],
  listViews: ['sold', 'all'],
});

export type Product = RecordOf<typeof product>;
export type ProductInput = RecordInput<typeof product>;
