import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

export const GOAL_MEASURES = ['won_amount', 'won_count'] as const;
export type GoalMeasure = (typeof GOAL_MEASURES)[number];

/** What the workspace, a team or a member wants to have reached by the end of a period. */
export const goal = defineRecord({
  type: 'goal',
  plural: 'goals',
  label: 'Goal',
  pluralLabel: 'Goals',
  changedBy: { named: 'of_member' },
  seenBy: { member: 'of_member', team: 'of_team' },
  title: (values) => String(values.period ?? '') || 'Goal',
  fields: {
    measure: {
      kind: 'choice',
      required: true,
      readOnly: true,
      choices: [
        { value: 'won_amount', label: 'Amount won' },
        { value: 'won_count', label: 'Deals won' },
      ],
      label: 'What is counted',
      why: 'So that everyone counts the same.',
      usedIn: ['Forecast'],
    },
    period: {
      kind: 'text',
      maxLength: 7,
      required: true,
      readOnly: true,
      label: 'Period',
      why: 'So that it is known by when.',
      usedIn: ['Forecast'],
    },
    of_member: {
      kind: 'member',
      readOnly: true,
      label: 'Whose',
      why: 'A goal of one person; without, it is of a team or of everyone.',
      usedIn: ['Forecast'],
    },
    of_team: {
      kind: 'text',
      maxLength: 36,
      readOnly: true,
      hidden: true,
      label: 'Which team',
      why: 'A goal that a team reaches together.',
      usedIn: ['Forecast'],
    },
    amount: {
      kind: 'money',
      readOnly: true,
      label: 'Amount',
      why: 'So that it is seen how far it still is.',
      usedIn: ['Forecast'],
    },
    number: {
      kind: 'integer',
      readOnly: true,
      label: 'Number',
      why: 'So that it is seen how far it still is.',
      usedIn: ['Forecast'],
    },
  },
  listFields: ['measure', 'period', 'amount'],
});

export type Goal = RecordOf<typeof goal>;
