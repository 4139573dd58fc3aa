import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** TODO say what it is, in one sentence. */
export const deal = defineRecord({
  type: 'deal',
  plural: 'deals',
  label: 'Deal',
  pluralLabel: 'Deals',
  title: (values) => String(values.name ?? '') || 'Unnamed deal',
  subtitle: 'company_id',
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that everyone means the same one.',
      usedIn: ['Search', 'Lists'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      label: 'Company',
      why: 'So that it is seen beside the company that it belongs to.',
      usedIn: ['Company timeline'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      label: 'Person',
      why: 'So that everyone knows whom to speak with.',
      usedIn: ['Timeline'],
    },
    about: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'About',
      why: 'What a colleague who takes over needs to know.',
      usedIn: ['Before a visit'],
    },
  },
  listFields: ['company_id'],
});

export type Deal = RecordOf<typeof deal>;
export type DealInput = RecordInput<typeof deal>;
