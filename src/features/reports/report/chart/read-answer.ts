import type { FigureAnswer } from '../../metric/figure-api.ts';
import type { SayFigures } from './say-figures.ts';

export type Metric = FigureAnswer['metrics'][number];
export type Cell = FigureAnswer['cells'][number];

/** Which part of the figure: what a mark stands for, and whose rows it leads to. */
export interface Mark {
  metric: string;
  /** Places in the answer's groups and splits. */
  group?: number;
  split?: number;
}

/** One row of marks: a metric, or one split of it. */
export interface Series {
  name: string;
  metric: Metric;
  split?: number;
}

/** Finds the cell of a mark, of all groups together its total; undefined where there is no row. */
export function cellFinder(answer: FigureAnswer): (mark: Mark) => Cell | undefined {
  const all: Cell[] = [...answer.totals, ...answer.cells];
  const byPlace = new Map(all.map((cell) => [placeOf(cell), cell]));
  return (mark) => byPlace.get(placeOf(mark));
}

function placeOf({ metric, group, split }: Mark): string {
  return `${group ?? ''} ${split ?? ''} ${metric}`;
}

/** A count or a sum of no rows is 0; of anything else nothing can be said. */
export function valueAt(cell: Cell | undefined, { unit }: Metric): number | null {
  if (cell) return cell.value;
  return unit === 'count' ? 0 : null;
}

/** What is drawn beside each other: metrics, and of each its splits. */
export function seriesOf(answer: FigureAnswer, say: SayFigures): Series[] {
  const { metrics, splits } = answer;
  if (splits.length === 0) return metrics.map((metric) => ({ name: metric.label, metric }));
  return metrics.flatMap((metric) =>
    splits.map((split, at) => {
      const name = say.group(answer.split, split);
      return {
        name: metrics.length > 1 ? `${metric.label} · ${name}` : name,
        metric,
        split: at,
      };
    }),
  );
}

export function markOf(series: Series, group: number | undefined): Mark {
  return {
    metric: series.metric.name,
    ...(group !== undefined && { group }),
    ...(series.split !== undefined && { split: series.split }),
  };
}

/** Whether its parts add up to no more than the whole, so that they may be piled on each other. */
export function addsUp({ cells, totals }: FigureAnswer, { name, unit }: Metric): boolean {
  if (unit !== 'count' && unit !== 'money') return false;
  const values = cells.flatMap((cell) => (cell.metric === name ? (cell.value ?? []) : []));
  const sum = values.reduce((all, value) => all + value, 0);
  const whole = totals.find(({ metric }) => metric === name)?.value ?? 0;
  // averages and people counted in several parts come to more; of amounts each is rounded
  return values.every((value) => value >= 0) && sum <= whole + values.length;
}

/** Nothing to draw: no group, or no row in any. */
export function isEmpty(answer: FigureAnswer): boolean {
  return answer.totals.every(({ rows }) => rows === 0);
}
