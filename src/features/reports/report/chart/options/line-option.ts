import {
  addsUp,
  cellFinder,
  isWeak,
  markOf,
  nameBefore,
  type Series,
  sayCell,
  seriesOf,
  valueAt,
} from '../read-answer.ts';
import {
  baseOption,
  colourOf,
  type Drawing,
  type DrawnChart,
  type DrawnMark,
  groupAxis,
  STROKES,
  SYMBOLS,
  saidMark,
  unitAxes,
} from './chart-parts.ts';

const MOST_DOTS = 32;

/** Lines, or areas that are piled where they add up to a whole. */
export function lineOption(drawing: Drawing, { isArea }: { isArea: boolean }): DrawnChart {
  const { answer, say } = drawing;
  const series = seriesOf(answer, say);
  const { axes, axisOf } = unitAxes(
    drawing,
    series.map(({ metric }) => metric),
  );
  const marks: DrawnMark[] = [];
  const drawn = series.flatMap((one, at) =>
    linesOf(one, { drawing, at, marks, isArea, axis: axisOf(one.metric), many: series.length > 1 }),
  );
  const names = answer.groups.map((group) => say.group(answer.by, group));
  return {
    option: {
      ...baseOption(drawing, { hasLegend: series.length > 1 || answer.compared !== undefined }),
      xAxis: { ...groupAxis(drawing, names), boundaryGap: names.length === 1 },
      yAxis: axes,
      series: drawn,
    },
    marks,
    shown: names.length,
    of: names.length,
  };
}

interface Lines {
  drawing: Drawing;
  at: number;
  marks: DrawnMark[];
  isArea: boolean;
  axis: number;
  many: boolean;
}

function linesOf(one: Series, { drawing, at, marks, isArea, axis, many }: Lines): object[] {
  const { answer, say, look } = drawing;
  const find = cellFinder(answer);
  const perSeries = answer.compared ? 2 : 1;
  const colour = colourOf(look, at);
  const isSum = addsUp(answer, one.metric);
  const isPiled = isArea && answer.splits.length > 1 && isSum;
  const nameOf = (group: number) => say.group(answer.by, answer.groups[group]!);
  const data = answer.groups.map((_, group) => {
    const mark = markOf(one, group);
    const cell = find(mark);
    const known = valueAt(cell, one.metric);
    // a sum of no rows is nothing, and no hole, unless its time is still to come
    const isAhead = cell?.rows === 0 && cell.value === null;
    const value = isSum && !isAhead ? (known ?? 0) : known;
    marks.push({ mark, series: at * perSeries, index: group });
    const told = isSum ? say.value(value, one.metric) : sayCell(cell, one.metric, say);
    const hollow = { color: look.ground, borderColor: colour, borderWidth: 1.5 };
    return {
      value,
      said: saidMark(nameOf(group), `${one.name}: ${told}`),
      ...(isWeak(cell, one.metric) && { itemStyle: hollow }),
    };
  });
  const line = {
    type: 'line',
    name: one.name,
    yAxisIndex: axis,
    symbol: SYMBOLS[at % SYMBOLS.length],
    symbolSize: many ? 7 : 6,
    showSymbol: answer.groups.length <= MOST_DOTS,
    triggerLineEvent: false,
    lineStyle: { color: colour, width: 2, type: STROKES[at % STROKES.length] },
    itemStyle: { color: colour },
    ...(isPiled && { stack: one.metric.name }),
    ...(isArea && { areaStyle: { color: colour, opacity: isPiled ? 0.55 : 0.14 } }),
    emphasis: { scale: 1.8, itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
    data,
  };
  if (!answer.compared) return [line];
  const name = nameBefore(one.name, answer, say);
  const before = {
    type: 'line',
    name,
    yAxisIndex: axis,
    symbol: 'emptyCircle',
    symbolSize: 4,
    lineStyle: { color: look.quiet, width: 1.5, type: 'dashed' },
    itemStyle: { color: look.quiet },
    data: answer.groups.map((_, group) => {
      const was = find(markOf(one, group))?.was ?? null;
      return {
        value: was,
        said: saidMark(nameOf(group), `${name}: ${say.value(was, one.metric)}`),
      };
    }),
  };
  return [line, before];
}
