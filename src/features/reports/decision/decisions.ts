/** How a decision's report is drawn at first. */
export type DecisionChart = 'number' | 'bar' | 'line';

/** A decision of the catalogue; its words, its question and its why stand in `texts`. */
export interface Decision {
  /** The first is the one it is decided by. */
  metrics: readonly string[];
  /** By what the report is grouped; without, by month. */
  by?: string;
  chart?: DecisionChart;
}

/** Decisions that are taken again and again where people sell and serve. */
export const DECISIONS = {
  deals_to_pursue: { metrics: ['pipeline_value', 'deals_open'], by: 'stage_id' },
  reach_goal: { metrics: ['pipeline_coverage'], chart: 'number' },
  trust_forecast: { metrics: ['forecast_error'] },
  practise_stage: { metrics: ['stage_conversion'], by: 'stage_id' },
  where_to_sell: { metrics: ['won_value'], by: 'company_id.industry' },
  learn_from_losses: { metrics: ['deals_lost'], by: 'outcome_reason_id' },
  sell_faster: { metrics: ['sales_cycle'] },
  let_go: { metrics: ['deals_stale'] },
  keep_going: { metrics: ['deals_without_next_step'] },
  quote_quality: { metrics: ['quote_win_ratio'] },
  follow_quotes: { metrics: ['quote_follow_up_time'] },
  discounts: { metrics: ['average_discount'] },
  order_size: { metrics: ['average_order_size'] },
  sell_more_to_customers: { metrics: ['cross_sell'] },
  keep_customers: { metrics: ['retention'] },
  whom_to_visit: { metrics: ['customers_silent'] },
  win_customers: { metrics: ['new_customers'] },
  service_hands: { metrics: ['cases_opened', 'cases_open'] },
  what_to_promise: { metrics: ['case_promises_kept'] },
  what_to_repair: { metrics: ['cases_reopened'] },
  content_customers: { metrics: ['satisfaction'] },
  delivery: { metrics: ['delivery_time'] },
  keep_promises: { metrics: ['promises_kept'] },
  ask_less: { metrics: ['administration_time'] },
} as const satisfies Record<string, Decision>;

/** By what a business usually tells whether it has become better. */
export const USUAL_OBJECTIVES = [
  'quote_win_ratio',
  'average_order_size',
  'follow_up_time',
  'administration_time',
  'retention',
  'cross_sell',
  'won_value',
  'satisfaction',
];

type DecisionName = keyof typeof DECISIONS;

export function findDecision(name: string): Decision | undefined {
  return Object.hasOwn(DECISIONS, name) ? DECISIONS[name as DecisionName] : undefined;
}

/** What follows from other fields of the record: whoever needs the one asks for the other. */
export const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'quote.net': ['quote.lines'],
  'quote.tax': ['quote.lines'],
  'quote.total': ['quote.lines'],
  'sales_order.net': ['sales_order.lines'],
  'sales_order.tax': ['sales_order.lines'],
  'sales_order.total': ['sales_order.lines'],
};
