import { type BuiltInBoard, chart, number } from './board.ts';

/** What to mend in the data, and where typing can be spared. */
export const administrator: BuiltInBoard = {
  name: 'administrator',
  period: { last: 30, unit: 'day' },
  tiles: [
    number('company_freshness', { x: 0, y: 0 }),
    number('person_freshness', { x: 3, y: 0 }),
    number('deals_without_close_date', { x: 6, y: 0 }),
    number('deals_without_amount', { x: 9, y: 0 }),
    chart({
      id: 'minutes_by_type',
      chart: 'bar',
      request: { metrics: ['administration_minutes'], by: { field: 'type' } },
      at: { x: 0, y: 3 },
    }),
    chart({
      id: 'activities_by_week',
      chart: 'line',
      period: { last: 12, unit: 'week' },
      request: { metrics: ['activities'], by: { field: '$time', step: 'week' } },
      at: { x: 6, y: 3 },
    }),
    number('administration_time', { x: 0, y: 10, w: 6 }),
    number('companies_address_only', { x: 6, y: 10, w: 6 }),
  ],
};
