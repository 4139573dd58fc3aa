import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

export const person = defineRecord({
  type: 'person',
  plural: 'people',
  label: 'Person',
  pluralLabel: 'People',
  title: (values) =>
    [values.first_name, values.last_name].filter(Boolean).join(' ') ||
    (values.emails as string[] | undefined)?.[0] ||
    (values.phones as string[] | undefined)?.[0] ||
    'Unnamed person',
  foundBy: {
    oneOf: ['first_name', 'last_name', 'emails', 'phones'],
    otherwise:
      'Give a name, an e-mail address or a phone number, so that the person is found again.',
  },
  subtitle: 'company_id',
  canMerge: true,
  isMany: true,
  obeyedFields: ['emails', 'do_not_contact'],
  fields: {
    first_name: {
      kind: 'text',
      maxLength: 200,
      searchable: true,
      label: 'First name',
      why: 'So that everyone greets them rightly, and capture finds them.',
      usedIn: ['Search', 'Capture', 'Lists'],
    },
    last_name: {
      kind: 'text',
      maxLength: 200,
      searchable: true,
      label: 'Last name',
      why: 'So that everyone finds the same person and nobody is entered twice.',
      usedIn: ['Search', 'Capture', 'Duplicate check'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      searchable: true,
      label: 'Company',
      why: "So that what is said to one person is seen on the company's page.",
      usedIn: ['Company timeline', 'Search', 'Today'],
    },
    job_title: {
      kind: 'text',
      maxLength: 200,
      label: 'Job title',
      why: 'So that you know who decides before you call.',
      usedIn: ['Before a visit', 'Lists'],
    },
    emails: {
      kind: 'emails',
      maxItems: 20,
      searchable: true,
      label: 'E-mail',
      why: 'So that you can write in one click, and an import knows the person again.',
      usedIn: ['Import matching', 'Search'],
    },
    phones: {
      kind: 'phones',
      maxItems: 20,
      searchable: true,
      label: 'Phone',
      why: 'So that you can call with one tap on the road.',
      usedIn: ['Tap to call', 'Import matching'],
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
      usedIn: ['Before a visit', 'Lists'],
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
    birthday: {
      kind: 'text',
      holds: 'birthday',
      maxLength: 40,
      label: 'Birthday',
      why: 'So that you can wish them well; the year may be left out: 17 May.',
      usedIn: ['Before a visit'],
    },
    tags: {
      kind: 'tags',
      maxItems: 50,
      label: 'Tags',
      why: 'So that a list for an occasion is one click away.',
      usedIn: ['Lists'],
    },
    do_not_contact: {
      kind: 'choices',
      choices: [
        { value: 'mail', label: 'No e-mail' },
        { value: 'letter', label: 'No letters' },
        { value: 'phone', label: 'No calls' },
      ],
      label: 'Do not contact',
      why: 'So that nobody writes or calls who was asked not to; segments and letters leave them out.',
      usedIn: ['Segments', 'Export for letters', 'Call list'],
    },
    about: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Good to know',
      why: 'What a colleague should know before speaking with them.',
      usedIn: ['Before a visit'],
    },
  },
  listFields: ['company_id', 'job_title', 'emails', 'phones', 'city'],
  listViews: ['all', 'mine'],
});

export type Person = RecordOf<typeof person>;
export type PersonInput = RecordInput<typeof person>;
