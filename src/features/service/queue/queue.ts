import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** Where cases wait for somebody who takes them. Its owner is told when nobody does. */
export const queue = defineRecord({
  type: 'queue',
  plural: 'queues',
  label: 'Queue',
  pluralLabel: 'Queues',
  title: (values) => String(values.name ?? '') || 'Unnamed queue',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      label: 'Name',
      why: 'So that everyone knows whose work waits there.',
      usedIn: ['Cases'],
    },
    about: {
      kind: 'text',
      maxLength: 500,
      label: 'What belongs there',
      why: 'So that a colleague puts a case where it is answered soonest.',
      usedIn: ['Cases'],
    },
  },
  listFields: [],
});

export type Queue = RecordOf<typeof queue>;
export type QueueInput = RecordInput<typeof queue>;
