import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** Why deals are won, or lost, in words that all use. */
export const outcomeReason = defineRecord({
  type: 'outcome_reason',
  plural: 'outcome_reasons',
  label: 'Reason',
  pluralLabel: 'Reasons',
  title: (values) => String(values.name ?? '') || 'Reason',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 120,
      required: true,
      label: 'Name',
      why: 'So that everyone means the same one.',
      usedIn: ['Deal'],
    },
    kind: {
      kind: 'choice',
      choices: [
        { value: 'won', label: 'Won' },
        { value: 'lost', label: 'Lost' },
      ],
      required: true,
      label: 'Kind',
      why: 'Whether it is asked of a deal that is won or lost.',
      usedIn: ['Deal'],
    },
    position: {
      kind: 'integer',
      label: 'Place',
      why: 'Which comes before and which after.',
      usedIn: ['Deal'],
    },
  },
  listFields: ['kind'],
});

export type OutcomeReason = RecordOf<typeof outcomeReason>;
