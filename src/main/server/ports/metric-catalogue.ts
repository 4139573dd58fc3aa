import { readOwnMetrics } from '#src/features/reports/catalogue/server/own-metric-queries.ts';
import { standardSources } from '#src/features/reports/catalogue/server/standard-sources.ts';
import { standardMetrics } from '#src/features/reports/catalogue/standard/standard-metrics.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { dealPast } from '#src/features/sales/deal/server/deal-past-type.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';

/** All that can be reckoned of records of these types. */
export function metricCatalogueOf(recordTypes: RecordTypes): MetricCatalogue {
  return {
    recordTypes,
    sources: standardSources,
    kept: [dealPast],
    metrics: standardMetrics,
    ownMetrics: readOwnMetrics,
  };
}
