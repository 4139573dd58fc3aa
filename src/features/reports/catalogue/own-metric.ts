import { z } from 'zod';
import type { FieldKind } from '#src/records/field-types.ts';
import { filterBody } from '#src/records/filter-schema.ts';
import { METRIC_UNITS, type MetricDefinition, type MetricUnit } from '../metric/metric.ts';
import { measureSchema } from '../metric/metric-schema.ts';

const path = z.string().min(1).max(130);
const rows = {
  source: path,
  time: path,
  filter: filterBody.optional(),
  needs: z.array(path).max(10).optional(),
};

/** What an administrator may define: rows that are measured, a share of them, or one metric by another. */
export const ownDefinitionSchema = z.union(
  [
    z.strictObject({ ...rows, measure: measureSchema }),
    z.strictObject({ ...rows, part: filterBody }),
    z.strictObject({ quotient: z.tuple([path, path]) }),
  ],
  'This is no definition of a metric. Say whose rows, by which date, and how they are measured.',
);
export type OwnDefinition = z.output<typeof ownDefinitionSchema>;

/** What of a stored metric its definition is made of. */
export interface OwnMetricRow {
  id: string;
  name: string | null;
  question: string | null;
  definition: string | null;
  formula: string | null;
  reference: string | null;
  unit: string | null;
  direction: string | null;
  minimum_rows: number | null;
  minimum_coverage: number | null;
}

/** A workspace's own metric is known by its id, which stays when it is renamed. */
export function ownName(id: string): string {
  return `m_${id.replaceAll('-', '')}`;
}

/** The id of the record, of an own metric's name. */
export function idOfOwn(name: string): string | null {
  const hex = /^m_([0-9a-f]{32})$/.exec(name)?.[1];
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}

export function readDefinition(text: unknown): OwnDefinition | null {
  try {
    const parsed = ownDefinitionSchema.safeParse(JSON.parse(String(text)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The metric that a record tells; null where it tells none. */
export function metricOf(row: OwnMetricRow): MetricDefinition | null {
  const definition = readDefinition(row.definition);
  if (!definition) return null;
  const label = row.name ?? '';
  return {
    name: ownName(row.id),
    label,
    question: row.question || label,
    formula: row.formula || label,
    reference: row.reference || 'Own definition',
    unit: METRIC_UNITS.find((one) => one === row.unit) ?? 'number',
    direction: (['up', 'down'] as const).find((one) => one === row.direction) ?? 'none',
    minimum: { rows: row.minimum_rows ?? 0, coverage: (row.minimum_coverage ?? 0) / 100 },
    ...definition,
  };
}

/** The field whose kind decides the unit; null where the definition says it itself. */
export function measuredField(definition: OwnDefinition): string | null {
  if (!('measure' in definition)) return null;
  const { measure } = definition;
  if ('sum' in measure) return measure.sum;
  if ('average' in measure) return measure.average;
  return 'median' in measure ? measure.median : null;
}

export interface UnitAsk {
  definition: OwnDefinition;
  /** Of the measured field. */
  kind: FieldKind | undefined;
  /** Of the two metrics that one is divided of. */
  units?: [above: MetricUnit | undefined, below: MetricUnit | undefined];
  /** What is wished for, where more than one is possible. */
  wished?: string | null | undefined;
}

/** In which unit it comes out. */
export function unitOf({ definition, kind, units, wished }: UnitAsk): MetricUnit {
  if ('part' in definition) return 'percent';
  if ('quotient' in definition) {
    const [above, below] = units ?? [];
    const possible: MetricUnit[] = ['percent', 'number', ...(above ? [above] : [])];
    return (
      possible.find((one) => one === wished) ?? (above === below ? 'percent' : (above ?? 'number'))
    );
  }
  const { measure } = definition;
  if ('between' in measure) return measure.unit;
  if (kind) return kind === 'money' ? 'money' : 'number';
  return 'count';
}
