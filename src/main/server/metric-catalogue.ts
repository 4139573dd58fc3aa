import { standardSources } from '#src/features/reports/catalogue/server/standard-sources.ts';
import { standardMetrics } from '#src/features/reports/catalogue/standard/standard-metrics.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { dealPast } from '#src/features/sales/deal/server/deal-past-type.ts';
import { recordTypes } from './record-types.ts';

/** All that can be reckoned. */
export const metricCatalogue: MetricCatalogue = {
  recordTypes,
  sources: standardSources,
  kept: [dealPast],
  metrics: standardMetrics,
  ownMetrics: async () => [],
};
