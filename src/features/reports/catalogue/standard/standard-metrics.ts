import type { MetricDefinition } from '../../metric/metric.ts';
import words from '../texts/metrics.en.json' with { type: 'json' };
import { dataMetrics } from './data-metrics.ts';
import { dealMetrics } from './deal-metrics.ts';
import type { MetricRule } from './metric-rule.ts';
import { offerMetrics } from './offer-metrics.ts';
import { serviceMetrics } from './service-metrics.ts';
import { workMetrics } from './work-metrics.ts';

const rules: Record<keyof typeof words, MetricRule> = {
  ...dealMetrics,
  ...offerMetrics,
  ...serviceMetrics,
  ...workMetrics,
  ...dataMetrics,
};

/** Every metric of the product. */
export const standardMetrics: readonly MetricDefinition[] = Object.entries(words).map(
  ([name, told]) => ({ name, ...told, ...rules[name as keyof typeof words] }),
);
