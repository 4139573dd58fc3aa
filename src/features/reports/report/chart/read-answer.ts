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

/** Of fewer rows than its definition asks for: told, but not to be built upon. */
export function isWeak(cell: Cell | undefined, { least = 0 }: Metric): boolean {
  return cell !== undefined && cell.value !== null && cell.rows < least;
}

/** How many rows a share is of, "2 of 3"; of anything else only where they are too few. */
export function sayRows(cell: Cell | undefined, metric: Metric, { words }: SayFigures): string {
  if (!cell || cell.value === null) return '';
  if (metric.is_share) return words.of(Math.round(cell.value * cell.rows), cell.rows);
  return isWeak(cell, metric) ? words.from(cell.rows) : '';
}

/** "67% (2 of 3)" */
export function sayCell(cell: Cell | undefined, metric: Metric, say: SayFigures): string {
  const value = say.value(valueAt(cell, metric), metric);
  const rows = sayRows(cell, metric, say);
  return rows ? `${value} (${rows})` : value;
}

/** By metric how many of its marks are weak, where any is. */
export function weakMarks({
  metrics,
  cells,
}: FigureAnswer): { metric: Metric; weak: number; of: number }[] {
  return metrics.flatMap((metric) => {
    const told = cells.filter((cell) => cell.metric === metric.name && cell.value !== null);
    const weak = told.filter((cell) => isWeak(cell, metric)).length;
    return weak > 0 ? [{ metric, weak, of: told.length }] : [];
  });
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

/** "Deals won · before (1–23 Oct 2026)" */
export function nameBefore(name: string, { compared }: FigureAnswer, say: SayFigures): string {
  const days = compared ? ` (${say.days(compared)})` : '';
  return `${name} · ${say.words.before}${days}`;
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
