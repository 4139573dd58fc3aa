import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { Mark } from '../../chart/read-answer.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';

const DrawnFigure = lazy(async () => ({
  default: (await import('./drawn-figure.tsx')).DrawnFigure,
}));

interface FigureNumberProps {
  answer: FigureAnswer;
  say: SayFigures;
  height: number;
  onMark: (mark: Mark) => void;
}

const LEAST_TREND_PX = 132;

/** Numbers with what they were before, and how they came about where they are grouped by time. */
export function FigureNumber({ answer, say, height, onMark }: FigureNumberProps) {
  const hasTrend =
    answer.by?.step !== undefined && answer.groups.length > 1 && height >= LEAST_TREND_PX;
  return (
    <div className={classes.numbers}>
      <div className={classes.row}>
        {answer.metrics.map((metric) => {
          const total = answer.totals.find((one) => one.metric === metric.name)!;
          return (
            <div key={metric.name}>
              {answer.metrics.length > 1 && <p className={classes.numberName}>{metric.label}</p>}
              <button
                type="button"
                className={classes.number}
                onClick={() => onMark({ metric: metric.name })}
              >
                {say.value(total.value, metric)}
              </button>
              {answer.compared && (
                <Change value={total.value} was={total.was ?? null} metric={metric} say={say} />
              )}
            </div>
          );
        })}
      </div>
      {hasTrend && (
        <Suspense>
          <DrawnFigure kind="area" answer={answer} say={say} height={height - 84} onMark={onMark} />
        </Suspense>
      )}
    </div>
  );
}

interface ChangeProps {
  value: number | null;
  was: number | null;
  metric: FigureAnswer['metrics'][number];
  say: SayFigures;
}

/** Up or down by how much, in words and by an arrow; whether that is good follows from the metric. */
function Change({ value, was, metric, say }: ChangeProps) {
  const text = figureText.useText();
  if (value === null || was === null) {
    return <p className={classes.change}>{text('than', { was: say.value(was, metric) })}</p>;
  }
  const difference = value - was;
  const Arrow = difference > 0 ? ArrowUp : difference < 0 ? ArrowDown : ArrowRight;
  const isGood = metric.direction === (difference > 0 ? 'up' : 'down');
  const isTold = metric.direction !== 'none' && difference !== 0;
  const share = was === 0 ? '' : say.share(Math.abs(difference / was));
  return (
    <p className={classes.change} data-tone={isTold ? (isGood ? 'good' : 'bad') : undefined}>
      <Arrow size={14} aria-hidden="true" />
      <span>{share}</span>
      <span className={classes.was}>{text('than', { was: say.value(was, metric) })}</span>
    </p>
  );
}
