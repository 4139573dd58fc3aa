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
  FONT_SIZE,
  groupAxis,
  PALE,
  patternOf,
  saidMark,
  unitAxes,
} from './chart-parts.ts';

const MOST_STANDING = 40;
const MOST_LYING = 16;
const MOST_LABELLED = 14;

/** Bars: standing over time, lying where their names are words. */
export function barOption(drawing: Drawing): DrawnChart {
  const { answer, say } = drawing;
  const isLying = answer.by?.step === undefined;
  const series = seriesOf(answer, say);
  const of = answer.groups.length;
  const first = isLying ? 0 : Math.max(0, of - MOST_STANDING);
  const groups = answer.groups.slice(first, isLying ? MOST_LYING : undefined);
  const names = groupAxis(
    drawing,
    groups.map((group) => say.group(answer.by, group)),
  );
  const { axes, axisOf } = unitAxes(
    drawing,
    series.map(({ metric }) => metric),
  );
  const hasLegend = series.length > 1 || answer.compared !== undefined;
  const marks: DrawnMark[] = [];
  const drawn = series.flatMap((one, at) =>
    barsOf(one, {
      drawing,
      at,
      first,
      marks,
      count: groups.length,
      series,
      isLying,
      axis: axisOf(one.metric),
    }),
  );
  const base = baseOption(drawing, { hasLegend });
  return {
    option: {
      ...base,
      ...(isLying && {
        grid: { ...(base.grid as object), right: roomFor(labelsOf(drawing, series)) },
      }),
      ...(isLying
        ? { yAxis: { ...names, inverse: true }, xAxis: axes }
        : { xAxis: names, yAxis: axes }),
      series: drawn,
    },
    marks,
    shown: groups.length,
    of,
  };
}

/** Pixels for a letter of a label, about. */
const LETTER = 6.5;

/** The longest bar may end where its scale does; what stands behind it has to be seen too. */
function roomFor(labels: readonly string[]): number {
  return Math.max(16, 8 + LETTER * Math.max(0, ...labels.map((label) => label.length)));
}

function labelsOf({ answer, say }: Drawing, series: readonly Series[]): string[] {
  const [one] = series;
  if (!one || series.length > 1 || answer.compared || answer.groups.length > MOST_LABELLED)
    return [];
  const find = cellFinder(answer);
  return answer.groups.flatMap((_, group) => {
    const value = valueAt(find(markOf(one, group)), one.metric);
    return value === null ? [] : say.short(value, one.metric);
  });
}

interface Bars {
  drawing: Drawing;
  series: readonly Series[];
  at: number;
  first: number;
  count: number;
  marks: DrawnMark[];
  isLying: boolean;
  axis: number;
}

function barsOf(one: Series, bars: Bars): object[] {
  const { drawing, at, first, count, marks, isLying, axis, series } = bars;
  const { answer, say, look } = drawing;
  const find = cellFinder(answer);
  const isPiled = answer.splits.length > 1 && addsUp(answer, one.metric) && !answer.compared;
  const perSeries = answer.compared ? 2 : 1;
  const places = Array.from({ length: count }, (_, place) => first + place);
  const nameOf = (group: number) => say.group(answer.by, answer.groups[group]!);
  const data = places.map((group, index) => {
    const cell = find(markOf(one, group));
    const value = valueAt(cell, one.metric);
    marks.push({ mark: markOf(one, group), series: at * perSeries, index });
    return {
      value,
      said: saidMark(nameOf(group), `${one.name}: ${sayCell(cell, one.metric, say)}`),
      ...(isWeak(cell, one.metric) && { itemStyle: { opacity: PALE } }),
    };
  });
  const along = isLying ? { xAxisIndex: axis } : { yAxisIndex: axis };
  const isLabelled = series.length === 1 && count <= MOST_LABELLED && !answer.compared;
  const bar = {
    type: 'bar',
    name: one.name,
    ...along,
    barMaxWidth: 28,
    barMinHeight: 1,
    ...(isPiled && { stack: one.metric.name }),
    itemStyle: {
      color: colourOf(look, at),
      borderRadius: isPiled ? 0 : 2,
      ...(series.length > 1 && { decal: patternOf(look, at) }),
      ...(isPiled && { borderColor: look.ground, borderWidth: 1 }),
    },
    label: {
      show: isLabelled,
      position: isLying ? 'right' : 'top',
      color: look.quiet,
      fontSize: FONT_SIZE,
      // else that of a pale bar
      opacity: 1,
      formatter: ({ value }: { value: number | null }) =>
        value === null ? '' : say.short(value, one.metric),
    },
    emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
    data,
  };
  if (!answer.compared) return [bar];
  const name = nameBefore(one.name, answer, say);
  const before = {
    type: 'bar',
    name,
    ...along,
    barMaxWidth: 28,
    barGap: '10%',
    itemStyle: {
      color: 'transparent',
      borderColor: colourOf(look, at),
      borderWidth: 1,
      borderType: 'dashed',
      borderRadius: 2,
    },
    data: places.map((group) => {
      const was = find(markOf(one, group))?.was ?? null;
      return {
        value: was,
        said: saidMark(nameOf(group), `${name}: ${say.value(was, one.metric)}`),
      };
    }),
  };
  return [bar, before];
}
