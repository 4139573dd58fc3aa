import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';
import { PRIORITY_CHOICES } from '../case/priority.ts';

/** An answer prepared for what is asked again and again, with what is done besides. */
export const macro = defineRecord({
  type: 'macro',
  plural: 'macros',
  label: 'Prepared answer',
  pluralLabel: 'Prepared answers',
  title: (values) => String(values.name ?? '') || 'Unnamed answer',
  isSetting: true,
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'By it you find the answer on a case.',
      usedIn: ['Cases'],
    },
    body: {
      kind: 'long_text',
      maxLength: 10_000,
      label: 'Answer',
      why: 'Filled in by Uptake: {first_name}, {name}, {company}, {number}, {subject}, {owner}.',
      usedIn: ['Cases'],
    },
    sets_priority: {
      kind: 'choice',
      choices: PRIORITY_CHOICES,
      label: 'Sets the priority',
      why: 'So that one key does all that belongs together.',
      usedIn: ['Cases'],
    },
    sets_queue_id: {
      kind: 'reference',
      to: 'queue',
      label: 'Puts it into the queue',
      why: 'So that it waits with those who can help.',
      usedIn: ['Cases'],
    },
    then_waits: {
      kind: 'boolean',
      label: 'Then wait for the customer',
      why: 'The time promised stands still until they answer.',
      usedIn: ['Cases'],
    },
  },
  listFields: ['sets_priority', 'then_waits'],
});

export type Macro = RecordOf<typeof macro>;
export type MacroInput = RecordInput<typeof macro>;
