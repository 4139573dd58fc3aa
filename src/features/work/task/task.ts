import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

export const TASK_KINDS = ['follow_up', 'call', 'meeting', 'visit', 'message'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
/** A task of these kinds with a time is a meeting: somebody waits. */
export const MEETING_KINDS: readonly TaskKind[] = ['call', 'meeting', 'visit'];

/** A promise with a day: a follow-up, or anything one must not forget. Its owner keeps it. */
export const task = defineRecord({
  type: 'task',
  plural: 'tasks',
  label: 'Task',
  pluralLabel: 'Tasks',
  title: (values) => String(values.subject ?? '') || 'Follow up',
  subtitle: 'person_id',
  canMerge: true,
  fields: {
    subject: {
      kind: 'text',
      maxLength: 500,
      required: true,
      searchable: true,
      label: 'What',
      why: 'So that you know at a glance what was promised.',
      usedIn: ['Today', 'Search'],
    },
    due_on: {
      kind: 'date',
      lateWhile: { field: 'done_at', is: null },
      label: 'Due',
      why: 'So that Uptake reminds you in time and nothing slips.',
      usedIn: ['Today', 'Slipping'],
    },
    due_at: {
      kind: 'datetime',
      label: 'At',
      why: 'A time, when one was agreed.',
      usedIn: ['Today'],
    },
    kind: {
      kind: 'choice',
      choices: [
        { value: 'follow_up', label: 'Follow-up' },
        { value: 'call', label: 'Call' },
        { value: 'meeting', label: 'Meeting' },
        { value: 'visit', label: 'Visit' },
        { value: 'message', label: 'Message' },
      ],
      label: 'Kind',
      why: 'So that Today can tell whom you meet from what you owe.',
      usedIn: ['Today'],
    },
    ends_at: {
      kind: 'datetime',
      label: 'Until',
      why: 'So that your calendar shows how long you are busy.',
      usedIn: ['Calendar'],
    },
    location: {
      kind: 'text',
      maxLength: 500,
      label: 'Place',
      why: 'Where you meet: an address, a room, a link.',
      usedIn: ['Calendar', 'Today'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      label: 'Person',
      why: 'So that the promise is seen beside the person it was made to.',
      usedIn: ['Timeline', 'Today'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      label: 'Company',
      why: 'So that colleagues at the same customer see it.',
      usedIn: ['Company timeline'],
    },
    deal_id: {
      kind: 'reference',
      to: 'deal',
      label: 'Deal',
      why: 'So that the deal tells what was said about it, and what comes next.',
      usedIn: ['Timeline'],
    },
    case_id: {
      kind: 'reference',
      to: 'service_case',
      label: 'Case',
      why: 'So that service and sales read the same story.',
      usedIn: ['Timeline'],
    },
    guests: {
      kind: 'references',
      to: 'person',
      maxItems: 200,
      label: 'Guests',
      why: 'So that the meeting is seen beside everyone who comes.',
      usedIn: ['Calendar', 'Timeline'],
    },
    colleagues: {
      kind: 'members',
      maxItems: 200,
      label: 'Colleagues',
      why: 'So that it stands in the calendar of each who comes along.',
      usedIn: ['Calendar'],
    },
    repeats: {
      kind: 'text',
      hidden: true,
      maxLength: 500,
      label: 'Repeats',
      why: 'So that the next one is there when this one is done: daily, weekly, monthly, yearly.',
      usedIn: ['Calendar', 'Today'],
    },
    time_zone: {
      kind: 'text',
      hidden: true,
      maxLength: 64,
      readOnly: true,
      label: 'Time zone',
      why: 'So that a weekly 10:00 stays 10:00 where it was agreed, also when clocks change.',
      usedIn: ['Calendar'],
    },
    skipped: {
      kind: 'tags',
      hidden: true,
      maxItems: 500,
      readOnly: true,
      label: 'Left out',
      why: 'The days on which it does not take place.',
      usedIn: ['Calendar'],
    },
    reminder: {
      kind: 'integer',
      label: 'Remind, minutes before',
      why: 'So that you are told in time to leave.',
      usedIn: ['Reminders'],
    },
    promised_by: {
      kind: 'choice',
      choices: [
        { value: 'us', label: 'We' },
        { value: 'them', label: 'They' },
      ],
      label: 'Promised by',
      why: 'So that before a visit you see what you may ask for, beside what you owe.',
      usedIn: ['Before a visit', 'Slipping'],
    },
    done_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Done',
      why: 'Written by Uptake when you finish it.',
      usedIn: ['Today', 'Timeline'],
    },
    note: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Note',
      why: 'What you will want to remember when the day comes.',
      usedIn: ['Today'],
    },
  },
  listFields: ['due_on', 'person_id', 'company_id', 'kind', 'done_at'],
  listViews: ['mine', 'open', 'done', 'all'],
});

export type Task = RecordOf<typeof task>;
export type TaskInput = RecordInput<typeof task>;
