import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** What management decided, why, who sees to it until when, and on which figures it rests. */
export const decision = defineRecord({
  type: 'decision',
  plural: 'meeting_decisions',
  label: 'Decision',
  pluralLabel: 'Decisions',
  title: (values) => String(values.what ?? '') || 'Unnamed decision',
  fields: {
    what: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'What is decided',
      why: 'So that everyone means the same.',
      usedIn: ['Meetings', 'Minutes', 'Search'],
    },
    reason: {
      kind: 'long_text',
      maxLength: 2000,
      required: true,
      label: 'Why',
      why: 'So that those who were not there understand it, and you can tell later whether it was right.',
      usedIn: ['Meetings', 'Minutes'],
    },
    due_on: {
      kind: 'date',
      required: true,
      label: 'Until',
      why: 'So that it is asked about when it should be done.',
      usedIn: ['Meetings', 'Today'],
    },
    status: {
      kind: 'choice',
      readOnly: true,
      choices: [
        { value: 'open', label: 'Open' },
        { value: 'done', label: 'Done' },
        { value: 'dropped', label: 'Dropped' },
      ],
      label: 'Status',
      why: 'Each meeting begins with what is still open.',
      usedIn: ['Meetings'],
    },
    outcome: {
      kind: 'text',
      readOnly: true,
      maxLength: 500,
      label: 'What came of it',
      why: 'Why it was dropped, or what it brought.',
      usedIn: ['Decision log'],
    },
    closed_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Closed',
      why: 'When it was done or dropped.',
      usedIn: ['Decision log'],
    },
    meeting_id: {
      kind: 'reference',
      to: 'meeting',
      readOnly: true,
      label: 'Meeting',
      why: 'Where it was decided.',
      usedIn: ['Decision log', 'Minutes'],
    },
    board: {
      kind: 'text',
      hidden: true,
      readOnly: true,
      maxLength: 40,
      label: 'Dashboard',
      why: 'So that what was decided on a dashboard is found beside it.',
      usedIn: ['Decision log'],
    },
    figures: {
      kind: 'tags',
      hidden: true,
      readOnly: true,
      maxItems: 24,
      label: 'Figures',
      why: 'The figures that it rests on, as they stood in the meeting.',
      usedIn: ['Decision log'],
    },
    task_id: {
      kind: 'reference',
      to: 'task',
      readOnly: true,
      label: 'Task',
      why: 'So that whoever sees to it has it among their own work.',
      usedIn: ['Today'],
    },
  },
  listFields: ['due_on', 'status', 'meeting_id'],
});

export type Decision = RecordOf<typeof decision>;
export type DecisionStatus = 'open' | 'done' | 'dropped';
