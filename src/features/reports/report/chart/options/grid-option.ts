import type { DateUnit } from '#src/records/filter.ts';
import {
  cellFinder,
  isWeak,
  type Mark,
  type Metric,
  sayCell as sayMark,
  valueAt,
} from '../read-answer.ts';
import {
  baseOption,
  type Drawing,
  type DrawnChart,
  FONT_SIZE,
  groupAxis,
  PALE,
  saidMark,
} from './chart-parts.ts';

const MOST_LINES = 40;
const MOST_LABELLED = 240;

interface GridCell {
  x: number;
  y: number;
  value: number;
  mark: Mark;
}

/** Fields of a grid, the darker the more: any two dimensions. */
export function heatOption(drawing: Drawing): DrawnChart {
  const { answer, say } = drawing;
  const across = answer.splits.map((split) => say.group(answer.split, split));
  const cells = readCells(drawing, (_, split) => split);
  return drawGrid(drawing, { across, cells, shareOf: () => null });
}

/** What becomes of those that began together: a line each, steps since the beginning across. */
export function cohortOption(drawing: Drawing): DrawnChart {
  const { answer } = drawing;
  const step = answer.by?.step;
  if (!step || step !== answer.split?.step) return heatOption(drawing);
  const distance = (group: number, split: number) =>
    stepsBetween(String(answer.groups[group]!.key), String(answer.splits[split]!.key), step);
  const cells = readCells(drawing, distance).filter(({ x }) => x >= 0);
  const last = Math.max(0, ...cells.map(({ x }) => x));
  const across = Array.from({ length: last + 1 }, (_, at) => `+${at}`);
  const begun = new Map(cells.filter(({ x }) => x === 0).map(({ y, value }) => [y, value]));
  const shareOf = ({ y, value }: GridCell) => {
    const whole = begun.get(y);
    return whole ? value / whole : null;
  };
  return drawGrid(drawing, { across, cells, shareOf });
}

/** How many steps the one day lies after the other. */
export function stepsBetween(from: string, to: string, step: DateUnit): number {
  const [one, other] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const months =
    (other.getUTCFullYear() - one.getUTCFullYear()) * 12 + other.getUTCMonth() - one.getUTCMonth();
  const days = Math.round((other.getTime() - one.getTime()) / 86_400_000);
  switch (step) {
    case 'day':
      return days;
    case 'week':
      return Math.round(days / 7);
    case 'month':
      return months;
    case 'quarter':
      return Math.round(months / 3);
    case 'year':
      return Math.round(months / 12);
  }
}

function readCells(
  { answer }: Drawing,
  place: (group: number, split: number) => number,
): GridCell[] {
  const metric = answer.metrics[0]!;
  const find = cellFinder(answer);
  return answer.groups.slice(0, MOST_LINES).flatMap((group, y) =>
    answer.splits.flatMap((split, at) => {
      const mark = { metric: metric.name, group: y, split: at };
      const value = valueAt(find(mark), metric);
      if (value === null || group.key === null || split.key === null) return [];
      return [{ x: place(y, at), y, value, mark }];
    }),
  );
}

interface Grid {
  across: string[];
  cells: GridCell[];
  /** Of what its line began with; null tells the value instead. */
  shareOf: (cell: GridCell) => number | null;
}

function drawGrid(drawing: Drawing, { across, cells, shareOf }: Grid): DrawnChart {
  const { answer, say, look } = drawing;
  const metric: Metric = answer.metrics[0]!;
  const down = answer.groups.slice(0, MOST_LINES).map((group) => say.group(answer.by, group));
  const find = cellFinder(answer);
  const strength = (cell: GridCell) => shareOf(cell) ?? cell.value;
  const most = Math.max(0, ...cells.map(strength));
  const sayCell = (cell: GridCell) => {
    const share = shareOf(cell);
    return share === null ? say.short(cell.value, metric) : say.share(share);
  };
  return {
    option: {
      ...baseOption(drawing, { hasLegend: false }),
      xAxis: { ...groupAxis(drawing, across), position: 'top', axisLine: { show: false } },
      yAxis: { ...groupAxis(drawing, down), inverse: true, axisLine: { show: false } },
      visualMap: {
        show: false,
        min: 0,
        max: most || 1,
        dimension: 2,
        inRange: { color: [...look.ramp] },
      },
      series: [
        {
          type: 'heatmap',
          label: {
            show: cells.length <= MOST_LABELLED,
            fontSize: FONT_SIZE,
            opacity: 1,
            formatter: ({ dataIndex }: { dataIndex: number }) => sayCell(cells[dataIndex]!),
          },
          itemStyle: { borderColor: look.ground, borderWidth: 2, borderRadius: 3 },
          emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
          data: cells.map((cell) => ({
            value: [cell.x, cell.y, strength(cell)],
            ...(isWeak(find(cell.mark), metric)
              ? { itemStyle: { opacity: PALE }, label: { color: look.text } }
              : { label: { color: strength(cell) > most * 0.5 ? look.onRamp : look.text } }),
            said: saidMark(
              `${down[cell.y]} · ${say.group(answer.split, answer.splits[cell.mark.split!]!)}`,
              `${metric.label}: ${sayMark(find(cell.mark), metric, say)}`,
              ...(shareOf(cell) === null ? [] : [say.words.ofFirst(sayCell(cell))]),
            ),
          })),
        },
      ],
    },
    marks: cells.map(({ mark }, index) => ({ mark, series: 0, index })),
    shown: down.length,
    of: answer.groups.length,
  };
}
