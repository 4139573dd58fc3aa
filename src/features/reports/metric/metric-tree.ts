import { AppError } from '#src/lib/app-error.ts';
import type { MetricBase, MetricDefinition } from './metric.ts';

type Quotient = Extract<MetricDefinition, { quotient: unknown }>;
/** A metric that reads rows itself. */
export type RowMetric = Exclude<MetricDefinition, Quotient>;

/** A metric with what it is made of. */
export type MetricTree =
  | { metric: RowMetric }
  | { metric: Quotient; numerator: MetricTree; denominator: MetricTree };

export type Metrics = ReadonlyMap<string, MetricDefinition>;

/** Leaves out metrics that lead back to themselves, by refusing them. */
export function treeOf(metrics: Metrics, name: string, path: readonly string[] = []): MetricTree {
  const metric = metrics.get(name);
  if (!metric) throw bad(`There is no metric "${name}".`, 'no_metric');
  if (path.includes(name)) {
    throw bad(`"${metric.label}" would be made of itself. Take another metric there.`, 'circle');
  }
  if (path.length >= MOST_LEVELS) {
    throw bad(`"${metric.label}" is made of too many others. Make it of fewer.`, 'too_deep');
  }
  if (!('quotient' in metric)) return { metric };
  const [numerator, denominator] = metric.quotient.map((one) =>
    treeOf(metrics, one, [...path, name]),
  ) as [MetricTree, MetricTree];
  return { metric, numerator, denominator };
}

const MOST_LEVELS = 5;

/** The metrics that read rows, each once. */
export function leavesOfTree(tree: MetricTree): RowMetric[] {
  if (!('numerator' in tree)) return [tree.metric];
  const all = [...leavesOfTree(tree.numerator), ...leavesOfTree(tree.denominator)];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** What is reckoned of one metric's rows in one place. */
export interface Reckoned {
  rows: number;
  /** Of a share, the rows that pass its part. */
  value: number | null;
}

export const NOTHING: Reckoned = { rows: 0, value: null };

/** A metric's value of what was reckoned of its leaves; nothing is divided by nothing. */
export function reckonTree(
  tree: MetricTree,
  of: (leaf: RowMetric) => Reckoned | undefined,
): Reckoned {
  if (!('numerator' in tree)) return leafValue(tree.metric, of(tree.metric) ?? NOTHING);
  const above = reckonTree(tree.numerator, of);
  const below = reckonTree(tree.denominator, of);
  const value =
    above.value === null || !below.value ? null : inUnit(tree.metric, above.value / below.value);
  return { rows: below.rows, value };
}

function leafValue(metric: RowMetric, { rows, value }: Reckoned): Reckoned {
  if ('part' in metric) return { rows, value: rows === 0 ? null : (value ?? 0) / rows };
  const countsNothing =
    rows === 0 && ['count', 'distinct', 'sum'].some((one) => one in metric.measure);
  if (countsNothing) return { rows, value: 0 };
  return { rows, value: value === null ? null : inUnit(metric, value) };
}

/** Money has no parts of its smallest unit; half goes away from zero. */
function inUnit({ unit }: MetricBase, value: number): number {
  return unit === 'money' ? Math.sign(value) * Math.round(Math.abs(value)) : value;
}

function bad(message: string, reason: string): AppError {
  return new AppError('invalid', message, { reason });
}
