import { z } from 'zod';
import { DATE_UNITS } from '#src/records/filter.ts';
import { filterBody } from '#src/records/filter-schema.ts';
import { type FigureRequest, METRIC_UNITS, MOST_METRICS, TIME_UNITS } from './metric.ts';

const name = z.string().min(1).max(130);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Give a day as YYYY-MM-DD.');
const span = z.strictObject({ from: day, to: day });
const unit = z.enum(DATE_UNITS);
const steps = z.int().min(1).max(1000);

export const periodSchema = z.union(
  [
    z.literal('all'),
    z.strictObject({ this: unit }),
    z.strictObject({ last: steps, unit }),
    z.strictObject({ next: steps, unit }),
    span,
  ],
  'A period is {"this":"month"}, {"last":30,"unit":"day"}, {"next":1,"unit":"week"}, {"from","to"} or "all".',
);

const grouping = z.strictObject({ field: name, step: unit.optional() });

export const figureRequestSchema = z.strictObject({
  metrics: z
    .array(name)
    .min(1, 'Name a metric.')
    .max(MOST_METRICS, `Name ${MOST_METRICS} metrics at most.`),
  by: grouping.optional(),
  split: grouping.optional(),
  period: periodSchema,
  compare: z.union([z.enum(['previous', 'year_before']), span]).optional(),
  filter: filterBody.optional(),
  as_of: day.optional(),
}) satisfies z.ZodType<FigureRequest>;

export const measureSchema = z.union([
  z.strictObject({ count: z.literal(true) }),
  z.strictObject({ distinct: name }),
  z.strictObject({ sum: name }),
  z.strictObject({ average: name }),
  z.strictObject({ median: name }),
  z.strictObject({
    between: z.tuple([name, name]),
    as: z.enum(['average', 'median']),
    unit: z.enum(TIME_UNITS),
  }),
]);
export const metricUnitSchema = z.enum(METRIC_UNITS);
