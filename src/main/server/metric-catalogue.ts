import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { recordTypes } from './record-types.ts';

/** All metrics of the product and the rows that they read. */
export const metricCatalogue: MetricCatalogue = {
  recordTypes,
  sources: [],
  metrics: [],
  ownMetrics: async () => [],
};
