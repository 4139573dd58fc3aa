import { defineRecord } from '../define-record.ts';

/** A way to look at a list that somebody keeps: also a segment, for whatever takes a filter. */
export const savedView = defineRecord({
  type: 'saved_view',
  plural: 'views',
  label: 'View',
  pluralLabel: 'Views',
  title: (values) => String(values.name ?? '') || 'View',
  changedBy: 'owner',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      label: 'Name',
      why: 'So that you and others know the view again.',
      usedIn: ['Lists', 'Search'],
    },
    record_type: {
      kind: 'text',
      maxLength: 60,
      required: true,
      label: 'Record type',
      why: 'The kind of records that the view lists; it stays.',
      usedIn: ['Lists'],
    },
    filter: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Filter',
      why: 'Which records the view shows, as JSON like in the query of a list.',
      usedIn: ['Lists', 'Segments'],
    },
    sort: {
      kind: 'text',
      maxLength: 100,
      label: 'Order',
      why: 'A field, with - before it for descending.',
      usedIn: ['Lists'],
    },
    columns: {
      kind: 'long_text',
      maxLength: 4000,
      label: 'Columns',
      why: 'The fields that stand beside the name, in order, with commas between.',
      usedIn: ['Lists', 'Export'],
    },
    widths: {
      kind: 'long_text',
      maxLength: 4000,
      label: 'Widths',
      why: 'How wide columns are, as JSON: pixels by field.',
      usedIn: ['Lists'],
    },
    is_segment: {
      kind: 'boolean',
      label: 'Segment',
      why: 'So that it stands among the segments, for letters and campaigns.',
      usedIn: ['Segments'],
    },
    group_by: {
      kind: 'text',
      maxLength: 120,
      label: 'Grouped by',
      why: 'A field; for dates with a step after a colon, such as due_on:month.',
      usedIn: ['Lists'],
    },
  },
  listFields: ['record_type'],
});
