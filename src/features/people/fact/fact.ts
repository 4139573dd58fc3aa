import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** What one must know of a person or a company before anything else: "Decides alone". */
export const fact = defineRecord({
  type: 'fact',
  followsAudience: true,
  plural: 'facts',
  label: 'Fact',
  pluralLabel: 'Facts',
  title: (values) => String(values.text ?? ''),
  subtitle: 'person_id',
  fields: {
    text: {
      kind: 'text',
      maxLength: 200,
      required: true,
      searchable: true,
      label: 'What to know',
      why: 'So that nobody has to remember it, and no colleague steps into it.',
      usedIn: ['Top of the page', 'Before a visit', 'Search'],
    },
    place: {
      kind: 'integer',
      label: 'Place',
      why: 'So that the most important stands first.',
      usedIn: ['Top of the page'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      label: 'Person',
      why: 'So that it stands on top of their page.',
      usedIn: ['Top of the page'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      label: 'Company',
      why: 'So that it stands on top of its page.',
      usedIn: ['Top of the page'],
    },
  },
  listFields: ['person_id', 'company_id'],
});

export type Fact = RecordOf<typeof fact>;

/** More are no longer read at a glance. */
export const MOST_FACTS = 30;
