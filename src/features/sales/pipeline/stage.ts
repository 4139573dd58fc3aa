import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** A step of a pipeline, or one of its ends. */
export const stage = defineRecord({
  type: 'stage',
  plural: 'stages',
  label: 'Stage',
  pluralLabel: 'Stages',
  title: (values) => String(values.name ?? '') || 'Stage',
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
    pipeline_id: {
      kind: 'reference',
      to: 'pipeline',
      required: true,
      label: 'Pipeline',
      why: 'Which way it is a step of; it stays.',
      usedIn: ['Board'],
    },
    position: {
      kind: 'integer',
      label: 'Place',
      why: 'Which comes before and which after.',
      usedIn: ['Board'],
    },
    kind: {
      kind: 'choice',
      choices: [
        { value: 'open', label: 'Open' },
        { value: 'won', label: 'Won' },
        { value: 'lost', label: 'Lost' },
      ],
      required: true,
      label: 'Kind',
      why: 'Whether a deal that stands here is open, won or lost.',
      usedIn: ['Board', 'Forecast'],
    },
    probability: {
      kind: 'integer',
      label: 'Probability in percent',
      why: 'How many deals that come this far are won.',
      usedIn: ['Forecast'],
    },
    exit_fields: {
      kind: 'tags',
      maxItems: 30,
      label: 'Fields to fill in',
      why: 'What should be known before a deal goes on from here.',
      usedIn: ['Deal'],
    },
    exit_checks: {
      kind: 'tags',
      maxItems: 10,
      label: 'To tick off',
      why: 'What should be done before a deal goes on from here.',
      usedIn: ['Deal'],
    },
  },
  listFields: ['pipeline_id', 'kind', 'probability'],
});

export type Stage = RecordOf<typeof stage>;
export type StageKind = 'open' | 'won' | 'lost';
