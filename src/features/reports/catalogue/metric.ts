import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** A metric of the workspace's own. What its definition says stands in `own-metric.ts`. */
export const metric = defineRecord({
  type: 'metric',
  plural: 'own_metrics',
  label: 'Metric of our own',
  pluralLabel: 'Metrics of our own',
  title: (values) => String(values.name ?? '') || 'Unnamed metric',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 60,
      required: true,
      label: 'Name',
      why: 'So that you and others know the metric again.',
      usedIn: ['Reports', 'Dashboards'],
    },
    question: {
      kind: 'text',
      maxLength: 200,
      label: 'What it answers',
      why: 'So that nobody reads more out of it than it says.',
      usedIn: ['Reports', 'Dashboards'],
    },
    definition: {
      kind: 'long_text',
      maxLength: 10_000,
      required: true,
      label: 'Definition',
      why: 'Whose rows are reckoned and how, as JSON.',
      usedIn: ['Reports', 'Dashboards'],
    },
    formula: {
      kind: 'long_text',
      maxLength: 1000,
      label: 'Formula in words',
      why: 'So that everyone can check what the figure says.',
      usedIn: ['Reports', 'Dashboards'],
    },
    reference: {
      kind: 'text',
      maxLength: 300,
      label: 'Where it comes from',
      why: 'So that a definition from a book or standard is found there.',
      usedIn: ['Reports'],
    },
    unit: {
      kind: 'choice',
      choices: [
        { value: 'count', label: 'Number of records' },
        { value: 'money', label: 'Money' },
        { value: 'percent', label: 'Share' },
        { value: 'days', label: 'Days' },
        { value: 'hours', label: 'Hours' },
        { value: 'minutes', label: 'Minutes' },
        { value: 'number', label: 'Number' },
      ],
      label: 'Unit',
      why: 'How the figure is written; it follows from the definition.',
      usedIn: ['Reports', 'Dashboards'],
    },
    direction: {
      kind: 'choice',
      choices: [
        { value: 'up', label: 'Up is good' },
        { value: 'down', label: 'Down is good' },
        { value: 'none', label: 'Neither' },
      ],
      label: 'What is good',
      why: 'So that a change is shown as better or worse.',
      usedIn: ['Reports', 'Dashboards'],
    },
    minimum_rows: {
      kind: 'integer',
      label: 'Fit from so many rows',
      why: 'With fewer, chance speaks louder than the figure; then it says so.',
      usedIn: ['Reports', 'Dashboards'],
    },
    minimum_coverage: {
      kind: 'integer',
      label: 'Fit from so many percent filled in',
      why: 'With less filled in, the figure speaks for too few; then it says so.',
      usedIn: ['Reports', 'Dashboards'],
    },
  },
  listFields: ['question', 'direction'],
});

export type OwnMetric = RecordOf<typeof metric>;
