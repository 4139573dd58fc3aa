import { listRearViewDays } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import type { ProgrammePorts } from '#src/features/programme/plan/server/ports.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';

/** What the programme learns from the other parts of the product. */
export function programmePortsOf(catalogue: MetricCatalogue): ProgrammePorts {
  return {
    async hasMetric(ctx, name) {
      const own = await catalogue.ownMetrics(ctx);
      return [...own, ...catalogue.metrics].some((one) => one.name === name);
    },
    adoption: async () => null,
    // nobody is asked yet how easy it is
    ease: async () => null,
    rearViews: listRearViewDays,
  };
}
