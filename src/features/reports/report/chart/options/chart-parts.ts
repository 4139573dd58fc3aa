import type { EChartsCoreOption } from 'echarts/core';
import { escapeHtml } from '#src/lib/escape-html.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { Mark, Metric } from '../read-answer.ts';
import type { SayFigures } from '../say-figures.ts';

export type ChartOption = EChartsCoreOption;

/** The colours of a chart; the first of the series is the accent. */
export interface ChartLook {
  text: string;
  quiet: string;
  line: string;
  ground: string;
  raised: string;
  series: readonly string[];
  /** From little to much. */
  ramp: readonly [string, string];
  /** On the dark end of the ramp. */
  onRamp: string;
  font: string;
}

/** All that a chart is drawn from. */
export interface Drawing {
  answer: FigureAnswer;
  say: SayFigures;
  look: ChartLook;
  /** A phone or a small tile: fewer words. */
  isNarrow: boolean;
}

/** What of a chart can be pointed at: a series and a place in it, and what it says. */
export interface DrawnMark {
  mark: Mark;
  series: number;
  index: number;
}

export interface DrawnChart {
  option: ChartOption;
  marks: DrawnMark[];
  /** Groups that are drawn, of those there are. */
  shown: number;
  of: number;
}

export const FONT_SIZE = 12;
/** The opacity of marks that are of too few rows. */
export const PALE = 0.35;
/** Drawn besides colours, so that nobody must tell them apart by these. */
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow'] as const;
export const STROKES = ['solid', 'dashed', 'dotted'] as const;

export function colourOf({ series }: ChartLook, at: number): string {
  return series[at % series.length]!;
}

/** Stripes over piled and neighbouring bars; the first has none. */
export function patternOf(look: ChartLook, at: number) {
  if (at === 0) return undefined;
  const patterns = [
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 4 },
    {
      symbol: 'circle',
      symbolSize: 0.5,
      dashArrayX: [
        [6, 6],
        [0, 6, 6, 0],
      ],
      dashArrayY: [6, 0],
    },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4 },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 2 },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: 0 },
  ];
  return { ...patterns[(at - 1) % patterns.length], color: look.ground };
}

/** What a mark says when it is pointed at. Names are people's own words: they are made harmless. */
export function saidMark(...[head, ...lines]: string[]): string {
  return [`<b>${escapeHtml(head!)}</b>`, ...lines.map(escapeHtml)].join('<br>');
}

/** What is alike in every chart. */
export function baseOption({ look }: Drawing, { hasLegend }: { hasLegend: boolean }): ChartOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: [...look.series],
    textStyle: { fontFamily: look.font, fontSize: FONT_SIZE, color: look.quiet },
    grid: {
      left: 2,
      right: 16,
      top: hasLegend ? 36 : 14,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: hasLegend
      ? {
          type: 'scroll',
          top: 0,
          left: 0,
          itemWidth: 16,
          itemHeight: 10,
          itemGap: 16,
          textStyle: { color: look.quiet, fontSize: FONT_SIZE },
          pageTextStyle: { color: look.quiet },
          pageIconColor: look.text,
          pageIconInactiveColor: look.line,
        }
      : { show: false },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: look.raised,
      borderColor: look.line,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: look.text, fontSize: FONT_SIZE },
      extraCssText: 'max-width: 280px; white-space: normal; line-height: 1.5;',
      formatter: ({ data }: { data?: { said?: string } }) => data?.said ?? '',
    },
  };
}

export function groupAxis({ look, isNarrow }: Drawing, names: string[]) {
  return {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: {
      color: look.quiet,
      fontSize: FONT_SIZE,
      hideOverlap: true,
      width: isNarrow ? 88 : 160,
      overflow: 'truncate',
    },
  };
}

/** Shares that come near the whole end at it, in quarters; a share never comes to 120 %. */
function shareEnd({ answer }: Drawing, { name }: Metric): { max?: number; interval?: number } {
  const most = answer.cells.reduce(
    (max, { metric, value, was }) => (metric === name ? Math.max(max, value ?? 0, was ?? 0) : max),
    0,
  );
  return most > 0.8 && most <= 1 ? { max: 1, interval: 0.25 } : {};
}

export function valueAxis(drawing: Drawing, metric: Metric) {
  const { look, say } = drawing;
  return {
    type: 'value',
    // counts have no halves
    ...(metric.unit === 'count' && { minInterval: 1 }),
    ...(metric.unit === 'percent' && shareEnd(drawing, metric)),
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: {
      color: look.quiet,
      fontSize: FONT_SIZE,
      hideOverlap: true,
      formatter: (value: number) => say.short(value, metric),
    },
  };
}

/** An axis for each unit, two at most: a third is drawn along the second. */
export function unitAxes(drawing: Drawing, metrics: readonly Metric[]) {
  const units = [...new Set(metrics.map(({ unit }) => unit))].slice(0, 2);
  return {
    axes: units.map((unit, at) => ({
      ...valueAxis(drawing, metrics.find((metric) => metric.unit === unit)!),
      ...(at > 0 && { splitLine: { show: false } }),
    })),
    axisOf: ({ unit }: Metric) => Math.min(Math.max(units.indexOf(unit), 0), 1),
  };
}
