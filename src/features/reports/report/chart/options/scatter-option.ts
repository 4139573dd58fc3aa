import { cellFinder, isWeak, type Metric, sayCell, valueAt } from '../read-answer.ts';
import {
  baseOption,
  colourOf,
  type Drawing,
  type DrawnChart,
  FONT_SIZE,
  PALE,
  saidMark,
  valueAxis,
} from './chart-parts.ts';

const MOST_NAMED = 15;
const LEAST_SIZE = 8;
const MOST_SIZE = 36;

/** A dot for each group: the first metric across, the second upward, a third as its size. */
export function scatterOption(drawing: Drawing): DrawnChart {
  const { answer, say, look } = drawing;
  const [across, upward, size] = answer.metrics;
  const find = cellFinder(answer);
  const cellOf = ({ name }: Metric, group: number) => find({ metric: name, group });
  const numberOf = (metric: typeof size, group: number) =>
    metric ? valueAt(cellOf(metric, group), metric) : null;
  const dots = answer.groups.flatMap((group, at) => {
    const [x, y] = [numberOf(across, at), numberOf(upward, at)];
    if (x === null || y === null) return [];
    return [
      { x, y, weight: numberOf(size, at) ?? 0, group: at, name: say.group(answer.by, group) },
    ];
  });
  const heaviest = Math.max(0, ...dots.map(({ weight }) => weight));
  return {
    option: {
      ...baseOption(drawing, { hasLegend: false }),
      grid: {
        left: 2,
        right: 28,
        top: 30,
        bottom: 26,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        ...valueAxis(drawing, across!),
        ...named(across!.label),
        nameLocation: 'middle',
        nameGap: 28,
      },
      yAxis: {
        ...valueAxis(drawing, upward!),
        ...named(upward!.label),
        nameTextStyle: { align: 'left' },
      },
      series: [
        {
          type: 'scatter',
          itemStyle: {
            color: colourOf(look, 0),
            opacity: 0.8,
            borderColor: look.ground,
            borderWidth: 1,
          },
          emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5, opacity: 1 } },
          label: {
            show: dots.length <= MOST_NAMED,
            position: 'right',
            color: look.quiet,
            fontSize: FONT_SIZE,
            formatter: ({ dataIndex }: { dataIndex: number }) => dots[dataIndex]!.name,
          },
          labelLayout: { hideOverlap: true },
          data: dots.map(({ x, y, weight, group, name }) => ({
            value: [x, y],
            symbolSize: heaviest > 0 ? sizeOf(weight / heaviest) : 12,
            said: saidMark(
              name,
              ...answer.metrics
                .slice(0, 3)
                .map((metric) => `${metric.label}: ${sayCell(cellOf(metric, group), metric, say)}`),
            ),
            ...(answer.metrics.some((metric) => isWeak(cellOf(metric, group), metric)) && {
              itemStyle: { opacity: PALE },
            }),
          })),
        },
      ],
    },
    marks: dots.map(({ group }, index) => ({
      mark: { metric: across!.name, group },
      series: 0,
      index,
    })),
    shown: dots.length,
    of: answer.groups.length,
  };
}

/** The ground of a dot, not its width, tells how much it is. */
function sizeOf(share: number): number {
  return LEAST_SIZE + Math.sqrt(Math.max(0, share)) * (MOST_SIZE - LEAST_SIZE);
}

function named(name: string) {
  return { name };
}
