import { type BuiltInBoard, chart, number } from './board.ts';

/** Whether it pays, and what to change. */
export const sponsor: BuiltInBoard = {
  name: 'sponsor',
  period: { last: 12, unit: 'month' },
  tiles: [
    number('quote_win_ratio', { x: 0, y: 0, w: 4 }),
    number('average_order_size', { x: 4, y: 0, w: 4 }),
    number('follow_up_time', { x: 8, y: 0, w: 4 }),
    number('administration_time', { x: 0, y: 3, w: 4 }),
    number('retention', { x: 4, y: 3, w: 4 }),
    number('cross_sell', { x: 8, y: 3, w: 4 }),
    chart({
      id: 'orders_by_month',
      chart: 'line',
      request: { metrics: ['order_value'], by: { field: '$time', step: 'month' } },
      at: { x: 0, y: 6 },
    }),
    chart({
      id: 'win_ratio_by_month',
      chart: 'line',
      request: { metrics: ['quote_win_ratio'], by: { field: '$time', step: 'month' } },
      at: { x: 6, y: 6 },
    }),
  ],
};
