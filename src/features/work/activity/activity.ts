import { plainLine } from '#src/features/work/note/parse-note.ts';
import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

export const ACTIVITY_KINDS = ['call', 'meeting', 'visit', 'note', 'message'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What happened with a customer: a contact, or a note about one. */
export const activity = defineRecord({
  type: 'activity',
  plural: 'activities',
  label: 'Activity',
  pluralLabel: 'Activities',
  title: (values) => {
    const line = plainLine(String(values.body ?? '').split('\n', 1)[0]!);
    return line.slice(0, 200) || String(values.kind ?? 'note');
  },
  subtitle: 'person_id',
  canMerge: true,
  fields: {
    kind: {
      kind: 'choice',
      required: true,
      choices: [
        { value: 'call', label: 'Call' },
        { value: 'meeting', label: 'Meeting' },
        { value: 'visit', label: 'Visit' },
        { value: 'note', label: 'Note' },
        { value: 'message', label: 'Message' },
      ],
      label: 'Kind',
      why: 'So that the timeline tells a call from a note.',
      usedIn: ['Timeline', 'Today'],
    },
    body: {
      kind: 'long_text',
      maxLength: 50_000,
      searchable: true,
      label: 'What was said',
      why: 'So that the next colleague starts where you left off.',
      usedIn: ['Timeline', 'Search', 'Before a visit'],
    },
    occurred_at: {
      kind: 'datetime',
      required: true,
      label: 'When',
      why: 'So that the story of a customer reads in order.',
      usedIn: ['Timeline', 'Today'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      label: 'Person',
      why: 'So that it stands where people will look for it.',
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
  },
  listFields: ['kind', 'person_id', 'company_id', 'occurred_at'],
  listViews: ['all', 'mine'],
});

export type Activity = RecordOf<typeof activity>;
export type ActivityInput = RecordInput<typeof activity>;
