import { type BuiltInBoard, chart, number } from './board.ts';

/** Whom to speak with next. */
export const seller: BuiltInBoard = {
  name: 'seller',
  period: { last: 30, unit: 'day' },
  whose: 'me',
  tiles: [
    number('promises_overdue', { x: 0, y: 0 }),
    number('quotes_open_value', { x: 3, y: 0 }),
    number('won_value', { x: 6, y: 0 }),
    number('win_rate', { x: 9, y: 0 }),
    chart({
      id: 'pipeline_by_stage',
      chart: 'bar',
      request: { metrics: ['pipeline_value'], by: { field: 'stage_id' } },
      at: { x: 0, y: 3 },
    }),
    chart({
      id: 'customers_by_week',
      chart: 'line',
      period: { last: 12, unit: 'week' },
      request: { metrics: ['customers_spoken_to'], by: { field: '$time', step: 'week' } },
      at: { x: 6, y: 3 },
    }),
    number('quote_follow_up_time', { x: 0, y: 10, w: 6 }),
    number('deals_without_next_step', { x: 6, y: 10, w: 6 }),
  ],
};
