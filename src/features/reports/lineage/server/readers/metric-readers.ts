import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { readAllMetrics } from '../../../metric/server/metric-queries.ts';
import type { Readers } from '../reader-type.ts';

/** Metrics that can be answered; a definition alone is a reader only by being looked at. */
export function metricReaders(catalogue: MetricCatalogue): Readers {
  const builtIn = new Set(catalogue.metrics.map(({ name }) => name));
  return {
    async find(ctx) {
      const all = await readAllMetrics(ctx, catalogue);
      return all
        .filter(({ refused }) => refused === undefined)
        .map(({ definition: { name, label }, reads }) => ({
          ...{ kind: 'metric', id: name, name: label, isSeen: true, reads },
          ...(builtIn.has(name) && { isBuiltIn: true }),
        }));
    },
  };
}
