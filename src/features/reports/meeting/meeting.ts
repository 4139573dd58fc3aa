import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** A dashboard as agenda: planned, then open, then ended. Its owner leads it. */
export const meeting = defineRecord({
  type: 'meeting',
  plural: 'meetings',
  label: 'Meeting',
  pluralLabel: 'Meetings',
  title: (values) => String(values.name ?? '') || 'Unnamed meeting',
  changedBy: 'owner',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that everyone knows what they are asked to.',
      usedIn: ['Meetings', 'Calendar', 'Search'],
    },
    board: {
      kind: 'text',
      maxLength: 40,
      required: true,
      label: 'Dashboard',
      why: 'Its figures are the agenda: the name of one of the product, or the id of your own.',
      usedIn: ['Meetings'],
    },
    starts_on: {
      kind: 'date',
      required: true,
      label: 'Day',
      why: 'So that everyone is there, and you see which meetings were held.',
      usedIn: ['Meetings', 'Calendar'],
    },
    starts_at: {
      kind: 'datetime',
      label: 'At',
      why: 'With a time it stands in the calendar of all who come.',
      usedIn: ['Calendar'],
    },
    repeats: {
      kind: 'choice',
      choices: [
        { value: 'weekly', label: 'Every week' },
        { value: 'monthly', label: 'Every month' },
      ],
      label: 'Repeats',
      why: 'The next meeting is there when this one ends, and opens with what was decided.',
      usedIn: ['Meetings'],
    },
    attendees: {
      kind: 'members',
      maxItems: 100,
      label: 'Who comes',
      why: 'They see the figures of the meeting, may be given decisions, and get the minutes.',
      usedIn: ['Meetings', 'Calendar'],
    },
    note: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Notes',
      why: 'What should stand in the minutes besides the decisions.',
      usedIn: ['Minutes'],
    },
    status: {
      kind: 'choice',
      readOnly: true,
      choices: [
        { value: 'planned', label: 'Planned' },
        { value: 'open', label: 'Being held' },
        { value: 'ended', label: 'Held' },
      ],
      label: 'Status',
      why: 'Set when the meeting is started and ended.',
      usedIn: ['Meetings'],
    },
    started_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Started',
      why: 'The moment from which its figures are kept.',
      usedIn: ['Minutes'],
    },
    ended_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Ended',
      why: 'The moment from which nothing of it changes.',
      usedIn: ['Minutes'],
    },
    titles: {
      kind: 'long_text',
      hidden: true,
      maxLength: 10_000,
      label: 'Titles',
      why: 'What stands over the figures, as JSON by tile.',
      usedIn: ['Minutes'],
    },
    series: {
      kind: 'text',
      hidden: true,
      readOnly: true,
      maxLength: 40,
      label: 'Series',
      why: 'So that each meeting opens with what the one before decided.',
      usedIn: ['Meetings'],
    },
    task_id: {
      kind: 'reference',
      to: 'task',
      hidden: true,
      readOnly: true,
      label: 'In the calendar',
      why: 'So that the meeting stands in the calendar of all who come.',
      usedIn: ['Calendar'],
    },
  },
  listFields: ['starts_on', 'status', 'repeats'],
});

export type Meeting = RecordOf<typeof meeting>;
export type MeetingStatus = 'planned' | 'open' | 'ended';
