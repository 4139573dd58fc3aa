import { dataMetrics } from './data-metrics.ts';
import { dealMetrics } from './deal-metrics.ts';
import { offerMetrics } from './offer-metrics.ts';
import { serviceMetrics } from './service-metrics.ts';
import { workMetrics } from './work-metrics.ts';

/** The six by which a workspace sees whether it has become better. */
export const OUTCOMES = [
  'quote_win_ratio',
  'average_order_size',
  'follow_up_time',
  'administration_time',
  'retention',
  'cross_sell',
] as const;

/** The names of each area's metrics, in order. */
export const metricAreas = {
  deals: Object.keys(dealMetrics),
  offers: Object.keys(offerMetrics),
  service: Object.keys(serviceMetrics),
  work: Object.keys(workMetrics),
  data: Object.keys(dataMetrics),
};
