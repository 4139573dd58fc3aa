import { useMemo } from 'react';
import { Chart } from '#src/web/ui/chart/chart.tsx';
import type { ChartText } from '#src/web/ui/chart/chart-words.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { ChartKind } from '../../chart/chart-kinds.ts';
import { chartTable } from '../../chart/chart-table.ts';
import { drawOption } from '../../chart/draw-option.ts';
import type { DrawnMark } from '../../chart/options/chart-parts.ts';
import type { Mark } from '../../chart/read-answer.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import { useChartLook } from './chart-look.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';

export interface DrawnFigureProps {
  kind: Exclude<ChartKind, 'table' | 'number'>;
  answer: FigureAnswer;
  say: SayFigures;
  height: number;
  onMark: (mark: Mark) => void;
}

/** A figure that ECharts draws. */
export function DrawnFigure({ kind, answer, say, height, onMark }: DrawnFigureProps) {
  const text = figureText.useText();
  const look = useChartLook();
  const isNarrow = useIsPhone();
  const drawn = useMemo(
    () => drawOption(kind, { answer, say, look, isNarrow }),
    [kind, answer, say, look, isNarrow],
  );
  const caption = useCaption(answer);
  const words = useMemo(
    () => wordsOf(answer, { say, marks: drawn.marks, caption }),
    [answer, say, drawn, caption],
  );
  return (
    <>
      <Chart
        option={drawn.option}
        height={height}
        words={words}
        onPress={({ series, index }) => {
          const mark = drawn.marks.find((one) => one.series === series && one.index === index);
          if (mark) onMark(mark.mark);
        }}
      />
      {drawn.shown < drawn.of && (
        <p className={classes.note}>{text('shown', { shown: drawn.shown, of: drawn.of })}</p>
      )}
    </>
  );
}

function useCaption({ metrics, by, split }: FigureAnswer): string {
  const text = figureText.useText();
  const names = metrics.map(({ label }) => label).join(', ');
  if (!by) return names;
  if (!split) return text('caption', { metrics: names, by: by.label });
  return text('captionSplit', { metrics: names, by: by.label, split: split.label });
}

interface Wording {
  say: SayFigures;
  marks: readonly DrawnMark[];
  caption: string;
}

/** The figure's table, of which each cell knows its mark in the chart. */
function wordsOf(answer: FigureAnswer, { say, marks, caption }: Wording): ChartText {
  const table = chartTable(answer, say);
  const placeOf = new Map(
    marks.map(({ mark, series, index }) => [keyOf(mark), { series, index }] as const),
  );
  return {
    caption,
    head: [table.head, ...table.columns.map(({ label }) => label)],
    rows: table.rows.map(({ label, cells }) => ({
      label,
      cells: cells.map(({ said, mark }) => ({
        said,
        place: (mark && placeOf.get(keyOf(mark))) ?? null,
      })),
    })),
  };
}

function keyOf({ metric, group, split }: Mark): string {
  return `${group ?? ''} ${split ?? ''} ${metric}`;
}
