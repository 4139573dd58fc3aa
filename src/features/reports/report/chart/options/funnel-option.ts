import { cellFinder, type Mark, type Metric, valueAt } from '../read-answer.ts';
import {
  baseOption,
  colourOf,
  type Drawing,
  type DrawnChart,
  FONT_SIZE,
  groupAxis,
  saidMark,
} from './chart-parts.ts';

interface Step {
  name: string;
  metric: Metric;
  mark: Mark;
  value: number;
}

/** Steps beneath each other, each as wide as what is left, with its share of the first. */
export function funnelOption(drawing: Drawing): DrawnChart {
  const { say, look } = drawing;
  const steps = stepsOf(drawing);
  const most = Math.max(...steps.map(({ value }) => value), 0);
  const first = steps[0]?.value ?? 0;
  const names = groupAxis(
    drawing,
    steps.map(({ name }) => name),
  );
  return {
    option: {
      ...baseOption(drawing, { hasLegend: false }),
      grid: {
        left: 2,
        right: 2,
        top: 4,
        bottom: 2,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      yAxis: { ...names, inverse: true, axisLine: { show: false } },
      // a margin at the right, for the last words
      xAxis: { type: 'value', show: false, max: most === 0 ? 1 : most * 1.45 },
      series: [
        {
          type: 'bar',
          stack: 'funnel',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: steps.map(({ value }) => (most - value) / 2),
        },
        {
          type: 'bar',
          stack: 'funnel',
          barCategoryGap: '18%',
          barMaxWidth: 44,
          itemStyle: { color: colourOf(look, 0), borderRadius: 3 },
          emphasis: { itemStyle: { borderColor: look.text, borderWidth: 1.5 } },
          label: {
            show: true,
            position: 'right',
            color: look.text,
            fontSize: FONT_SIZE,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const step = steps[dataIndex]!;
              const said = say.short(step.value, step.metric);
              return first > 0 && dataIndex > 0
                ? `${said} · ${say.share(step.value / first)}`
                : said;
            },
          },
          data: steps.map((step) => ({
            value: step.value,
            said: saidMark(
              step.name,
              say.value(step.value, step.metric),
              ...(first > 0 ? [say.words.ofFirst(say.share(step.value / first))] : []),
            ),
          })),
        },
      ],
    },
    marks: steps.map(({ mark }, index) => ({ mark, series: 1, index })),
    shown: steps.length,
    of: drawing.answer.groups.length || steps.length,
  };
}

const MOST_STEPS = 16;

/** Groups of one metric, or several metrics one after the other. */
function stepsOf({ answer, say }: Drawing): Step[] {
  const find = cellFinder(answer);
  const stepOf = (name: string, metric: Metric, mark: Mark): Step => ({
    name,
    metric,
    mark,
    value: Math.max(0, valueAt(find(mark), metric) ?? 0),
  });
  if (!answer.by) {
    return answer.metrics.map((metric) => stepOf(metric.label, metric, { metric: metric.name }));
  }
  const metric = answer.metrics[0]!;
  return answer.groups
    .slice(0, MOST_STEPS)
    .map((group, at) =>
      stepOf(say.group(answer.by, group), metric, { metric: metric.name, group: at }),
    );
}
