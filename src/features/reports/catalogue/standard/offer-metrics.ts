import type { Filter } from '#src/records/filter.ts';
import { ANY, MEAN, type MetricRule, OWN, SHARE } from './metric-rule.ts';

const RETENTION =
  'Farris, Bendle, Pfeifer, Reibstein: Marketing Metrics, 3rd edition, Pearson 2015, chapter 5; why it counts: Reichheld, Sasser: Zero Defections, Harvard Business Review, September 1990';

const sent: Filter = { field: 'status', op: 'is', value: 'sent' };
const accepted: Filter = { field: 'status', op: 'is', value: 'accepted' };
const answered: Filter = { field: 'status', op: 'any_of', value: ['accepted', 'declined'] };
/** One that was replaced is in the version after it. */
const offered: Filter = { field: 'status', op: 'any_of', value: ['sent', 'accepted', 'declined'] };
const notCancelled: Filter = { field: 'status', op: 'is_not', value: 'cancelled' };

const quotes = { source: 'quote', reference: OWN } as const;
const orders = {
  source: 'sales_order',
  time: 'ordered_on',
  filter: notCancelled,
  reference: OWN,
} as const;

/** What we offer, what is ordered, and who comes back. */
export const offerMetrics = {
  quotes_sent: {
    ...quotes,
    time: 'sent_at',
    filter: { field: 'version_number', op: 'is', value: 1 },
    measure: { count: true },
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  quotes_open: {
    ...quotes,
    time: 'standing',
    filter: sent,
    measure: { count: true },
    unit: 'count',
    direction: 'none',
    minimum: ANY,
  },
  quotes_open_value: {
    ...quotes,
    time: 'standing',
    filter: sent,
    measure: { sum: 'net' },
    unit: 'money',
    direction: 'up',
    minimum: ANY,
  },
  quote_win_ratio: {
    ...quotes,
    time: 'answered_at',
    filter: answered,
    part: accepted,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  quote_response_time: {
    ...quotes,
    time: 'answered_at',
    filter: answered,
    measure: { between: ['sent_at', 'answered_at'], as: 'median', unit: 'days' },
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  quote_follow_up_time: {
    source: 'sent_quote',
    time: 'sent_at',
    filter: { field: 'followed', op: 'is_not', value: 'answer' },
    measure: { between: ['sent_at', 'followed_at'], as: 'median', unit: 'days' },
    reference: OWN,
    unit: 'days',
    direction: 'down',
    minimum: { rows: 10, coverage: 0.5 },
  },
  list_value: {
    source: 'sent_quote',
    time: 'sent_at',
    filter: offered,
    measure: { sum: 'list_value' },
    reference: OWN,
    unit: 'money',
    direction: 'none',
    minimum: ANY,
  },
  discount_given: {
    source: 'sent_quote',
    time: 'sent_at',
    filter: offered,
    measure: { sum: 'discount_given' },
    reference: OWN,
    unit: 'money',
    direction: 'down',
    minimum: ANY,
  },
  average_discount: {
    quotient: ['discount_given', 'list_value'],
    reference: OWN,
    unit: 'percent',
    direction: 'down',
    minimum: MEAN,
  },
  orders: {
    ...orders,
    measure: { count: true },
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  order_value: {
    ...orders,
    measure: { sum: 'net' },
    unit: 'money',
    direction: 'up',
    minimum: { rows: 0, coverage: 0.9 },
  },
  average_order_size: {
    ...orders,
    measure: { average: 'net' },
    unit: 'money',
    direction: 'up',
    minimum: MEAN,
  },
  delivery_time: {
    ...orders,
    time: 'delivered_on',
    measure: { between: ['ordered_on', 'delivered_on'], as: 'median', unit: 'days' },
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  cross_sell: {
    source: 'customer_order',
    time: 'ordered_on',
    filter: { field: 'returning', op: 'is', value: true },
    part: { field: 'new_product', op: 'is', value: true },
    needs: ['products'],
    reference: OWN,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  repeat_orders: {
    source: 'customer_order',
    time: 'ordered_on',
    part: { field: 'returning', op: 'is', value: true },
    reference: OWN,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  new_customers: {
    source: 'customer',
    time: 'first_on',
    measure: { count: true },
    reference: OWN,
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  customers: {
    source: 'customer',
    time: 'standing',
    filter: { field: 'bought_this_year', op: 'is', value: true },
    measure: { count: true },
    reference: OWN,
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  retention: {
    source: 'customer',
    time: 'standing',
    filter: { field: 'bought_year_before', op: 'is', value: true },
    part: { field: 'bought_this_year', op: 'is', value: true },
    reference: RETENTION,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  customers_silent: {
    source: 'customer',
    time: 'standing',
    part: { field: 'silent', op: 'is', value: true },
    reference: OWN,
    unit: 'percent',
    direction: 'down',
    minimum: SHARE,
  },
} as const satisfies Record<string, MetricRule>;
