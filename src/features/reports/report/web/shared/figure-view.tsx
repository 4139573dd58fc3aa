import { lazy, Suspense, useState } from 'react';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import { type ChartKind, chartFor } from '../../chart/chart-kinds.ts';
import { isEmpty, type Mark, weakMarks } from '../../chart/read-answer.ts';
import classes from './figure.module.css';
import { FigureNumber } from './figure-number.tsx';
import { FigureTable } from './figure-table.tsx';
import { figureText } from './figure-text.ts';
import { FitnessLine } from './fitness-line.tsx';
import { DrawnFigure } from './lazy-drawn-figure.tsx';
import { useQuietOnce } from './quiet-once.tsx';
import { useNamedAnswer, useSayFigures } from './use-say-figures.ts';

const DrillPanel = lazy(async () => ({ default: (await import('./drill-panel.tsx')).DrillPanel }));

export interface FigureViewProps {
  request: FigureRequest;
  /** What was answered: lately, or when a meeting began. */
  answer: FigureAnswer;
  chart: ChartKind;
  /** Of the chart alone, in pixels. */
  height?: number | undefined;
  /** Told that somebody looks at the records behind a mark. */
  onDrill?: () => void;
}

/** What lies behind a mark, or of that what lacks a field. */
interface Drilled {
  mark: Mark;
  lacking?: string;
}

/** Of a chart whose place does not say how high it is, in pixels. */
export const USUAL_HEIGHT = 280;

/** An answer as a chart, a table or a number, with whether it may be decided on; a mark leads to its records. */
export function FigureView({
  request,
  answer: given,
  chart,
  height = USUAL_HEIGHT,
  onDrill,
}: FigureViewProps) {
  const text = figureText.useText();
  const say = useSayFigures();
  const answer = useNamedAnswer(given);
  const isQuietTold = useQuietOnce(given);
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  const kind = chartFor(chart, request);
  const drill = (next: Drilled) => {
    setDrilled(next);
    onDrill?.();
  };
  const shared = { answer, say, onMark: (mark: Mark) => drill({ mark }) };
  return (
    <div className={classes.figure}>
      <Fitness answer={answer} isQuietTold={isQuietTold} onLacking={drill} />
      {kind === 'number' ? (
        <FigureNumber {...shared} height={height} />
      ) : isEmpty(answer) ? (
        <EmptyState title={text('nothing')}>{text('nothingWhy')}</EmptyState>
      ) : kind === 'table' ? (
        <FigureTable {...shared} height={height} />
      ) : (
        <DrawnFigure {...shared} kind={kind} height={height} />
      )}
      {weakMarks(answer).map(({ metric, weak, of }) => (
        <p key={metric.name} className={classes.note}>
          {answer.metrics.length > 1 && `${metric.label}: `}
          {text('fit.weak', { weak, of, least: metric.least! })}
        </p>
      ))}
      {answer.more && <p className={classes.note}>{text('more')}</p>}
      {answer.partly && <p className={classes.note}>{text('partly')}</p>}
      {drilled && (
        <Suspense>
          <DrillPanel {...{ request, answer, say, ...drilled }} close={() => setDrilled(null)} />
        </Suspense>
      )}
    </div>
  );
}

interface FitnessProps {
  answer: FigureAnswer;
  isQuietTold: boolean;
  onLacking: (drilled: Drilled) => void;
}

/** Of several metrics each that is not fit is told; of those that are, one line is enough. */
function Fitness({ answer, isQuietTold, onLacking }: FitnessProps) {
  const unfit = answer.totals.filter(({ fitness }) => !fitness.fit);
  const told = unfit.length > 0 ? unfit : answer.totals.slice(0, 1);
  return (
    <>
      {told.map(({ metric, fitness }) => (
        <FitnessLine
          key={metric}
          fitness={fitness}
          isQuietTold={isQuietTold}
          onLacking={(lacking) => onLacking({ mark: { metric }, lacking })}
        />
      ))}
    </>
  );
}
