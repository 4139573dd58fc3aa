import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

export const company = defineRecord({
  type: 'company',
  plural: 'companies',
  label: 'Company',
  pluralLabel: 'Companies',
  title: (values) => String(values.name ?? '') || 'Unnamed company',
  canMerge: true,
  isMany: true,
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that everyone means the same company.',
      usedIn: ['Search', 'Capture', 'Lists'],
    },
    domains: {
      kind: 'domains',
      maxItems: 20,
      searchable: true,
      label: 'Mail domain',
      why: 'So that people are put with their company by their e-mail address.',
      usedIn: ['Import matching'],
    },
    phones: {
      kind: 'phones',
      maxItems: 20,
      searchable: true,
      label: 'Phone',
      why: 'So that you can reach the switchboard when a direct line fails.',
      usedIn: ['Tap to call'],
    },
    website: {
      kind: 'url',
      maxLength: 500,
      label: 'Website',
      why: 'So that you can read up on them before a visit.',
      usedIn: ['Before a visit'],
    },
    industry: {
      kind: 'text',
      maxLength: 200,
      label: 'Industry',
      why: 'So that similar customers can be seen together.',
      usedIn: ['Lists'],
    },
    street: {
      kind: 'text',
      maxLength: 300,
      label: 'Street',
      why: 'So that a visit or a letter gets there.',
      usedIn: ['Before a visit'],
    },
    postal_code: {
      kind: 'text',
      maxLength: 40,
      label: 'Postal code',
      why: 'So that visits nearby can be planned together.',
      usedIn: ['Lists'],
    },
    city: {
      kind: 'text',
      maxLength: 200,
      label: 'City',
      why: 'So that visits nearby can be planned together.',
      usedIn: ['Lists', 'Before a visit'],
    },
    country: {
      kind: 'text',
      holds: 'country',
      maxLength: 100,
      label: 'Country',
      why: 'So that phone numbers and letters go to the right country.',
      usedIn: ['Lists'],
    },
    tags: {
      kind: 'tags',
      maxItems: 50,
      label: 'Tags',
      why: 'So that a list for an occasion is one click away.',
      usedIn: ['Lists'],
    },
    about: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Good to know',
      why: 'What a colleague should know before walking in.',
      usedIn: ['Before a visit'],
    },
  },
  listFields: ['industry', 'city', 'domains', 'phones'],
});

export type Company = RecordOf<typeof company>;
export type CompanyInput = RecordInput<typeof company>;
