import { type BuiltInBoard, chart, number } from './board.ts';

/** Where to help this week, and whether the quarter will hold. */
export const manager: BuiltInBoard = {
  name: 'manager',
  period: { last: 90, unit: 'day' },
  tiles: [
    number('weighted_pipeline', { x: 0, y: 0 }),
    number('won_value', { x: 3, y: 0 }),
    number('win_rate', { x: 6, y: 0 }),
    number('sales_cycle', { x: 9, y: 0 }),
    chart({
      id: 'conversion_by_stage',
      chart: 'bar',
      request: { metrics: ['stage_conversion'], by: { field: 'stage_id' } },
      at: { x: 0, y: 3 },
    }),
    chart({
      id: 'won_by_month',
      chart: 'line',
      period: { last: 12, unit: 'month' },
      request: { metrics: ['won_value'], by: { field: '$time', step: 'month' } },
      at: { x: 6, y: 3 },
    }),
    chart({
      id: 'pipeline_by_owner',
      chart: 'bar',
      request: { metrics: ['weighted_pipeline'], by: { field: 'owner_id' } },
      at: { x: 0, y: 10 },
    }),
    chart({
      id: 'next_step_by_stage',
      chart: 'bar',
      request: { metrics: ['deals_without_next_step'], by: { field: 'stage_id' } },
      at: { x: 6, y: 10 },
    }),
  ],
};
