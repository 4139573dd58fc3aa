import type { MetricDefinition } from '../../metric/metric.ts';
import words from '../texts/metrics.en.json' with { type: 'json' };
import { dataMetrics } from './data-metrics.ts';
import { dealMetrics } from './deal-metrics.ts';
import type { MetricRule } from './metric-rule.ts';
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

const AREAS = {
  deals: dealMetrics,
  offers: offerMetrics,
  service: serviceMetrics,
  work: workMetrics,
  data: dataMetrics,
};
export type MetricArea = keyof typeof AREAS;

const rules = Object.assign({}, ...Object.values(AREAS)) as Record<keyof typeof words, MetricRule>;

/** Every metric of the product. */
export const standardMetrics: readonly MetricDefinition[] = Object.entries(words).map(
  ([name, told]) => ({ name, ...told, ...rules[name as keyof typeof words] }),
);

/** The names of an area's metrics, in order. */
export const metricAreas = Object.fromEntries(
  Object.entries(AREAS).map(([area, own]) => [area, Object.keys(own)]),
) as Record<MetricArea, string[]>;
