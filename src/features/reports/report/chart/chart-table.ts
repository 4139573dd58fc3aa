import type { FigureAnswer } from '../../metric/figure-api.ts';
import {
  type Cell,
  cellFinder,
  isWeak,
  type Mark,
  type Metric,
  markOf,
  nameBefore,
  type Series,
  sayRows,
  seriesOf,
  valueAt,
} from './read-answer.ts';
import type { SayFigures } from './say-figures.ts';

export interface TableColumn {
  label: string;
  metric: Metric;
  /** What it was in the period that it is compared with. */
  isBefore: boolean;
}

export interface TableCell {
  value: number | null;
  said: string;
  /** How many rows it is of, "2 of 3"; empty where that goes without saying. */
  rows: string;
  isWeak: boolean;
  /** Whose rows it stands for; what was before has none that could be shown. */
  mark: Mark | null;
}

export interface TableRow {
  label: string;
  /** Its place in the answer; null of all together. */
  group: number | null;
  cells: TableCell[];
}

/** A figure as a table: for the screen, for readers of screens, for files and mails. */
export interface ChartTable {
  /** Over the column of the groups; empty where nothing is grouped. */
  head: string;
  columns: TableColumn[];
  rows: TableRow[];
  /** All groups together; null where that is the only row, and of splits. */
  total: TableRow | null;
}

/** "67% (2 of 3)", where nothing can be set apart. */
export function sayInFull({ said, rows }: TableCell): string {
  return rows ? `${said} (${rows})` : said;
}

export function chartTable(answer: FigureAnswer, say: SayFigures): ChartTable {
  const series = seriesOf(answer, say);
  const columns = series.flatMap(({ name, metric }) => {
    const now = { label: name, metric, isBefore: false };
    if (!answer.compared) return [now];
    return [now, { label: nameBefore(name, answer, say), metric, isBefore: true }];
  });
  const cells = cellWriter(answer, say);
  const all = (group: number | undefined) => series.flatMap((one) => cells(one, group));
  const total = { label: say.words.total, group: null, cells: all(undefined) };
  if (!answer.by) return { head: '', columns, rows: [total], total: null };
  const rows = answer.groups.map((group, at) => ({
    label: say.group(answer.by, group),
    group: at,
    cells: all(at),
  }));
  return {
    head: answer.by.label,
    columns,
    rows,
    total: answer.splits.length > 0 || rows.length === 0 ? null : total,
  };
}

function cellWriter(answer: FigureAnswer, say: SayFigures) {
  const find = cellFinder(answer);
  return (series: Series, group: number | undefined): TableCell[] => {
    const mark = markOf(series, group);
    const cell = find(mark);
    const write = (of: Cell | undefined, value: number | null): Omit<TableCell, 'mark'> => ({
      value,
      said: say.value(value, series.metric),
      rows: sayRows(of, series.metric, say),
      isWeak: isWeak(of, series.metric),
    });
    const now = { ...write(cell, valueAt(cell, series.metric)), mark };
    if (!answer.compared) return [now];
    const was = cell?.was ?? null;
    const before = cell && { ...cell, value: was, rows: cell.was_rows ?? 0 };
    return [now, { ...write(before, was), mark: null }];
  };
}
