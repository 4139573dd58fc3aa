import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** A way from the first talk to won or lost, in stages. Set by administrators. */
export const pipeline = defineRecord({
  type: 'pipeline',
  plural: 'pipelines',
  label: 'Pipeline',
  pluralLabel: 'Pipelines',
  title: (values) => String(values.name ?? '') || 'Pipeline',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 80,
      required: true,
      label: 'Name',
      why: 'So that everyone means the same one.',
      usedIn: ['Board'],
    },
    position: {
      kind: 'integer',
      label: 'Place',
      why: 'The first is where a new deal begins.',
      usedIn: ['Board'],
    },
  },
  listFields: ['position'],
});

export type Pipeline = RecordOf<typeof pipeline>;
