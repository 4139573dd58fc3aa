import { chartColours } from '#src/lib/chart-colours.ts';
import type { FigureAnswer } from '../../metric/figure-api.ts';
import type { ChartLook } from './options/chart-parts.ts';
import type { ChartWords } from './say-figures.ts';

export const LOOK: ChartLook = {
  text: '#17181c',
  quiet: '#4c4e58',
  line: '#e8e8ec',
  ground: '#ffffff',
  raised: '#ffffff',
  ...chartColours.light,
  font: 'sans-serif',
};

export const WORDS: ChartWords = {
  none: '–',
  empty: 'None given',
  yes: 'Yes',
  no: 'No',
  before: 'before',
  total: 'All together',
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  week: (day) => `Week of ${day}`,
  ofFirst: (share) => `${share} of the first`,
  of: (count, all) => `${count} of ${all}`,
  from: (rows) => `from ${rows}`,
};

const FIT = {
  fit: true,
  rows: 30,
  needed: 5,
  coverage: 1,
  needs: [],
  quiet: { people: 0, days: 0 },
  reasons: [],
};

interface Wanted {
  split?: boolean;
  compared?: boolean;
  metrics?: 1 | 2;
}

/** Deals won by month, and by region besides. */
export function answerOf({ split, compared, metrics: count = 1 }: Wanted): FigureAnswer {
  const metrics: FigureAnswer['metrics'] = [
    { name: 'deals_won', label: 'Deals won', unit: 'count' as const },
    { name: 'won_value', label: 'Amount won', unit: 'money' as const, currency: 'EUR' },
  ]
    .slice(0, count)
    .map((one) => ({ ...one, question: '', formula: '', direction: 'up' as const }));
  const months = ['2026-01-01', '2026-02-01', '2026-03-01'];
  const axis = { type: 'deal', kind: 'date', step: 'month' as const };
  const places = split ? [0, 1, 2] : [undefined];
  return {
    metrics,
    period: { from: '2026-01-01', to: '2026-03-31' },
    ...(compared && { compared: { from: '2025-10-01', to: '2025-12-31' } }),
    by: { ...axis, field: 'won_on', name: 'won_on', label: 'Won on' },
    ...(split && { split: { ...axis, field: 'created_at', name: 'created_at', label: 'Created' } }),
    groups: months.map((key) => ({ key, label: key })),
    splits: split ? months.map((key) => ({ key, label: key })) : [],
    cells: metrics.flatMap(({ name }, at) =>
      months.flatMap((_, group) =>
        places.map((one) => ({
          metric: name,
          group,
          ...(one !== undefined && { split: one }),
          value: (group + 1) * (at * 5000 + 7) + (one ?? 0),
          rows: 3,
          ...(compared && { was: group + 4 }),
        })),
      ),
    ),
    totals: metrics.map(({ name }, at) => ({
      metric: name,
      value: at === 0 ? 200 : 100_000,
      rows: 30,
      ...(compared && { was: 30 }),
      fitness: { ...FIT, reasons: [], needs: [] },
    })),
    more: false,
  };
}
