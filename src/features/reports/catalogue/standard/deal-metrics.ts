import type { Filter } from '#src/records/filter.ts';
import { ANY, MEAN, type MetricRule, OWN, SHARE } from './metric-rule.ts';

const MARKETING_METRICS =
  'Farris, Bendle, Pfeifer, Reibstein: Marketing Metrics, 3rd edition, Pearson 2015, chapter 6';
const CODE = 'Jordan, Vazzana: Cracking the Sales Management Code, McGraw-Hill 2011';
const KOLASSA =
  'After Kolassa, Schütz: Advantages of the MAD/Mean ratio over the MAPE, Foresight 6, 2007, with its sign kept';

const open: Filter = { field: 'status', op: 'is', value: 'open' };
const won: Filter = { field: 'status', op: 'is', value: 'won' };
const lost: Filter = { field: 'status', op: 'is', value: 'lost' };
const closed: Filter = { field: 'status', op: 'any_of', value: ['won', 'lost'] };

const deals = { source: 'deal', reference: OWN } as const;

/** What is in the pipeline, and what comes of it. */
export const dealMetrics = {
  pipeline_value: {
    ...deals,
    time: 'standing',
    filter: open,
    measure: { sum: 'amount' },
    reference: MARKETING_METRICS,
    unit: 'money',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.8 },
  },
  weighted_pipeline: {
    source: 'open_deal',
    time: 'standing',
    measure: { sum: 'weighted' },
    reference: MARKETING_METRICS,
    unit: 'money',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.8 },
  },
  deals_open: {
    ...deals,
    time: 'standing',
    filter: open,
    measure: { count: true },
    unit: 'count',
    direction: 'none',
    minimum: ANY,
  },
  deals_opened: {
    ...deals,
    time: 'created_at',
    measure: { count: true },
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  deals_won: {
    ...deals,
    time: 'closed_at',
    filter: won,
    measure: { count: true },
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  deals_lost: {
    ...deals,
    time: 'closed_at',
    filter: lost,
    measure: { count: true },
    unit: 'count',
    direction: 'down',
    minimum: ANY,
  },
  won_value: {
    ...deals,
    time: 'closed_at',
    filter: won,
    measure: { sum: 'amount' },
    unit: 'money',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.9 },
  },
  closed_value: {
    ...deals,
    time: 'closed_at',
    filter: closed,
    measure: { sum: 'amount' },
    unit: 'money',
    direction: 'none',
    minimum: { rows: 0, coverage: 0.8 },
  },
  win_rate: {
    ...deals,
    time: 'closed_at',
    filter: closed,
    part: won,
    reference: CODE,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  win_rate_by_value: {
    quotient: ['won_value', 'closed_value'],
    reference: CODE,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  average_deal_size: {
    ...deals,
    time: 'closed_at',
    filter: won,
    measure: { average: 'amount' },
    reference: CODE,
    unit: 'money',
    direction: 'up',
    minimum: MEAN,
  },
  sales_cycle: {
    ...deals,
    time: 'closed_at',
    filter: won,
    measure: { between: ['created_at', 'closed_at'], as: 'average', unit: 'days' },
    reference: CODE,
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  sales_velocity: {
    quotient: ['won_value', 'sales_cycle'],
    reference: OWN,
    unit: 'money',
    direction: 'up',
    minimum: MEAN,
  },
  stage_conversion: {
    source: 'stage_move',
    time: 'moved_at',
    filter: { field: 'result', op: 'is_not', value: 'elsewhere' },
    part: { field: 'result', op: 'any_of', value: ['on', 'won'] },
    reference: MARKETING_METRICS,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  time_in_stage: {
    source: 'stage_move',
    time: 'moved_at',
    measure: { between: ['entered_at', 'moved_at'], as: 'average', unit: 'days' },
    reference: OWN,
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  pipeline_to_close: {
    ...deals,
    time: 'closes_on',
    filter: open,
    measure: { sum: 'amount' },
    unit: 'money',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.8 },
  },
  goal_amount: {
    source: 'goal_period',
    time: 'begins_on',
    filter: {
      and: [
        { field: 'length', op: 'is', value: 'quarter' },
        { field: 'whose', op: 'is', value: 'workspace' },
      ],
    },
    measure: { sum: 'amount' },
    reference: OWN,
    unit: 'money',
    direction: 'none',
    minimum: ANY,
  },
  pipeline_coverage: {
    quotient: ['pipeline_to_close', 'goal_amount'],
    reference: OWN,
    unit: 'number',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.8 },
  },
  forecast_gap: {
    source: 'month_forecast',
    time: 'month',
    measure: { sum: 'gap' },
    reference: OWN,
    unit: 'money',
    direction: 'none',
    minimum: ANY,
  },
  forecast_came_true: {
    source: 'month_forecast',
    time: 'month',
    measure: { sum: 'came_true' },
    reference: OWN,
    unit: 'money',
    direction: 'up',
    minimum: ANY,
  },
  forecast_error: {
    quotient: ['forecast_gap', 'forecast_came_true'],
    reference: KOLASSA,
    unit: 'percent',
    direction: 'none',
    minimum: SHARE,
  },
} as const satisfies Record<string, MetricRule>;
