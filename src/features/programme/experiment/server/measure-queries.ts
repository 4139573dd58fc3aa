import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { runFigures } from '#src/features/reports/metric/server/figure-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { MEASURE_DAYS } from '../experiment.ts';

/** What a metric says of the last days, under the rights of whoever asks; null: nobody can say. */
export async function measureNow(ctx: ReadContext, catalogue: MetricCatalogue, metric: string) {
  const period = { last: MEASURE_DAYS, unit: 'day' as const };
  const [answer] = await runFigures(ctx, catalogue, [{ metrics: [metric], period }]);
  if (!answer || 'error' in answer) return null;
  const [{ unit }] = answer.metrics as [(typeof answer.metrics)[number]];
  return { value: answer.totals[0]?.value ?? null, unit };
}
