import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { runFigures } from '../metric/figure-api.ts';
import { DIRECTIONS } from '../metric/metric.ts';
import { metricUnitSchema, periodSchema } from '../metric/metric-schema.ts';
import { ownDefinitionSchema } from './own-metric.ts';

const tag = 'Metrics';

export const previewMetric = defineEndpoint({
  route: 'POST /api/v1/metrics/preview',
  summary: 'Check whether a metric can be answered, and what it comes to, before it is kept',
  tag,
  access: 'administrator',
  body: z.strictObject({
    /** Of the metric that is changed. */
    id: z.uuid().optional(),
    definition: ownDefinitionSchema,
    unit: metricUnitSchema.optional(),
    direction: z.enum(DIRECTIONS).default('none'),
    minimum_rows: z.int().min(0).max(1_000_000).default(0),
    minimum_coverage: z.int().min(0).max(100).default(0),
    period: periodSchema,
  }),
  output: z.object({
    unit: metricUnitSchema,
    answer: runFigures.output.shape.answers.element,
  }),
});

export const listMetricReaders = defineEndpoint({
  route: 'GET /api/v1/metrics/readers',
  summary: 'The reports, dashboards and metrics that read a metric, as far as you may see them',
  tag,
  access: 'member',
  query: z.strictObject({ name: z.string().min(1).max(130) }),
  output: z.object({
    items: z.array(z.object({ type: z.string(), id: z.string(), title: z.string() })),
    /** Those that you may not see. */
    hidden: z.int(),
  }),
});
