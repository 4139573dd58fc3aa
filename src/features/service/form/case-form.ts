import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';
import { PRIORITY_CHOICES } from '../case/priority.ts';

/** A page on which somebody without an account tells what they need help with. */
export const caseForm = defineRecord({
  type: 'case_form',
  plural: 'case_forms',
  label: 'Form',
  pluralLabel: 'Forms',
  title: (values) => String(values.name ?? '') || 'Unnamed form',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      label: 'Name',
      why: 'So that you tell your forms apart. Customers do not see it.',
      usedIn: ['Cases'],
    },
    heading: {
      kind: 'text',
      maxLength: 200,
      label: 'Heading',
      why: 'What customers read first on the page.',
      usedIn: ['Form page'],
    },
    intro: {
      kind: 'long_text',
      maxLength: 2000,
      label: 'Text above the fields',
      why: 'So that customers know what you need from them.',
      usedIn: ['Form page'],
    },
    thanks: {
      kind: 'long_text',
      maxLength: 2000,
      label: 'Thank-you text',
      why: 'So that customers know what happens next.',
      usedIn: ['Form page'],
    },
    language: {
      kind: 'choice',
      choices: [
        { value: 'en', label: 'English' },
        { value: 'de', label: 'German' },
        { value: 'it', label: 'Italian' },
      ],
      label: 'Language',
      why: 'Of the page. Without it, the reader’s own.',
      usedIn: ['Form page'],
    },
    asks: {
      kind: 'choices',
      choices: [
        { value: 'company', label: 'Company' },
        { value: 'phone', label: 'Phone' },
      ],
      label: 'Also ask for',
      why: 'Name, mail address and what it is about are always asked. Each further field costs answers.',
      usedIn: ['Form page'],
    },
    question: {
      kind: 'text',
      maxLength: 200,
      label: 'A question of your own',
      why: 'Answered by a choice, such as “Which pump is it?”.',
      usedIn: ['Form page'],
    },
    answers: {
      kind: 'tags',
      maxItems: 30,
      label: 'Answers to choose from',
      why: 'Without them the question is not asked.',
      usedIn: ['Form page'],
    },
    queue_id: {
      kind: 'reference',
      to: 'queue',
      label: 'Queue',
      why: 'Where what is sent waits for whoever takes it.',
      usedIn: ['Cases'],
    },
    priority: {
      kind: 'choice',
      choices: PRIORITY_CHOICES,
      label: 'Priority',
      why: 'With it goes what is promised.',
      usedIn: ['Cases'],
    },
    is_open: {
      kind: 'boolean',
      label: 'Open',
      why: 'Turn it off and the page says that the form has ended.',
      usedIn: ['Form page'],
    },
  },
  listFields: ['queue_id', 'language', 'is_open'],
});

export type CaseForm = RecordOf<typeof caseForm>;
export type CaseFormInput = RecordInput<typeof caseForm>;
