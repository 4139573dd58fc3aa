import { defineRecord, type RecordOf } from '#src/records/define-record.ts';
import { CHART_KINDS } from './chart/chart-kinds.ts';

const LABELS: Record<(typeof CHART_KINDS)[number], string> = {
  number: 'Number',
  table: 'Table',
  bar: 'Bars',
  line: 'Lines',
  area: 'Areas',
  funnel: 'Funnel',
  cohort: 'Cohorts',
  heat: 'Heat map',
  scatter: 'Dots',
};

/** A question that is kept: metrics, by what, over which period, and how the answer is drawn. */
export const report = defineRecord({
  type: 'report',
  plural: 'reports',
  label: 'Report',
  pluralLabel: 'Reports',
  title: (values) => String(values.name ?? '') || 'Unnamed report',
  changedBy: 'owner',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that you and others know the report again.',
      usedIn: ['Reports', 'Dashboards', 'Search'],
    },
    question: {
      kind: 'text',
      maxLength: 300,
      label: 'What it answers',
      why: 'So that nobody reads more out of it than it says.',
      usedIn: ['Reports', 'Dashboards'],
    },
    request: {
      kind: 'long_text',
      maxLength: 20_000,
      required: true,
      label: 'What is reckoned',
      why: 'Metrics, by what, period and filter, as JSON like for figures.',
      usedIn: ['Reports', 'Dashboards'],
    },
    chart: {
      kind: 'choice',
      required: true,
      choices: CHART_KINDS.map((value) => ({ value, label: LABELS[value] })),
      label: 'Chart',
      why: 'How the answer is drawn.',
      usedIn: ['Reports', 'Dashboards'],
    },
  },
  listFields: ['question', 'chart'],
});

export type Report = RecordOf<typeof report>;
