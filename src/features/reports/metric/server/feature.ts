import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import * as api from '../figure-api.ts';
import type { MetricCatalogue } from './catalogue-type.ts';
import { runFigures } from './figure-queries.ts';
import { listMetrics } from './metric-queries.ts';
import { readRows } from './rows-queries.ts';

/** Metrics, and the figures they come to. */
export function metricFeature(catalogue: MetricCatalogue): ServerFeature {
  return {
    routes: [
      read(api.runFigures, async (ctx, { body }) => ({
        answers: await runFigures(ctx, catalogue, body.requests),
      })),
      read(api.readFigureRows, (ctx, { body }) => readRows(ctx, catalogue, body)),
      read(api.listMetrics, (ctx) => listMetrics(ctx, catalogue)),
    ],
  };
}
