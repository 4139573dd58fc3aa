import { type BuiltInBoard, chart, number } from './board.ts';

/** Which cases first, and where a promise breaks. */
export const service: BuiltInBoard = {
  name: 'service',
  period: { last: 30, unit: 'day' },
  tiles: [
    number('cases_open', { x: 0, y: 0 }),
    number('first_response_time', { x: 3, y: 0 }),
    number('case_promises_kept', { x: 6, y: 0 }),
    number('satisfaction', { x: 9, y: 0 }),
    chart({
      id: 'cases_by_week',
      chart: 'line',
      period: { last: 12, unit: 'week' },
      request: {
        metrics: ['cases_opened', 'cases_resolved'],
        by: { field: '$time', step: 'week' },
      },
      at: { x: 0, y: 3 },
    }),
    chart({
      id: 'cases_by_priority',
      chart: 'bar',
      request: { metrics: ['cases_open'], by: { field: 'priority' } },
      at: { x: 6, y: 3 },
    }),
    number('resolution_time', { x: 0, y: 10, w: 6 }),
    number('cases_reopened', { x: 6, y: 10, w: 6 }),
  ],
};
