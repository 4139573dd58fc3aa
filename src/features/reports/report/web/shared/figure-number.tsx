import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatWholeDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import { judgeChange } from '../../chart/judge-change.ts';
import type { Mark, Metric } from '../../chart/read-answer.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';
import { DrawnFigure } from './lazy-drawn-figure.tsx';

interface FigureNumberProps {
  answer: FigureAnswer;
  say: SayFigures;
  height: number;
  onMark: (mark: Mark) => void;
}

const LEAST_TREND_PX = 132;
/** The number with its change, above the trend. */
const NUMBER_PX = 84;

/** Numbers with what they were before, and how they came about where they are grouped by time. */
export function FigureNumber({ answer, say, height, onMark }: FigureNumberProps) {
  const hasTrend =
    answer.by?.step !== undefined && answer.groups.length > 1 && height >= LEAST_TREND_PX;
  const trend = { height: height - NUMBER_PX };
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
              {answer.compared && <Change {...{ answer, metric, say }} />}
            </div>
          );
        })}
      </div>
      {hasTrend && (
        <DrawnFigure kind="area" {...trend} {...{ answer, say, onMark }} otherwise={null} />
      )}
    </div>
  );
}

interface ChangeProps {
  answer: FigureAnswer;
  metric: Metric;
  say: SayFigures;
}

/** Up or down by how much, in words and by an arrow, with the days compared with; or why that is not told. */
function Change({ answer, metric, say }: ChangeProps) {
  const text = figureText.useText();
  const reads = useStore(reader);
  const total = answer.totals.find((one) => one.metric === metric.name)!;
  const change = judgeChange(total, metric.direction);
  if (change.says === 'no_records') {
    const day = formatWholeDay(change.from, reads);
    return <p className={classes.change}>{text('noRecords', { day })}</p>;
  }
  const { from, to } = answer.compared!;
  const days = say.days({ from: metric.stands ? to : from, to });
  if (change.was === null) return <p className={classes.change}>{text('thanNone', { days })}</p>;
  const before = { was: say.value(change.was, metric), days };
  const than = text(metric.stands ? 'thanOn' : 'than', before);
  if (change.says === 'no_trend') {
    return (
      <p className={classes.change}>
        {change.rows === undefined ? than : text('thanFew', { than, count: change.rows })}
      </p>
    );
  }
  const { difference, tone } = change;
  const Arrow = difference > 0 ? ArrowUp : difference < 0 ? ArrowDown : ArrowRight;
  return (
    <p className={classes.change} data-tone={tone}>
      <Arrow size={14} aria-hidden="true" />
      <span>{sayDifference(change, { metric, say, text })}</span>
      <span className={classes.was}>{than}</span>
    </p>
  );
}

/** By how much: of a share in percentage points, of anything else as a share of what it was. */
function sayDifference(
  { was, difference }: { was: number; difference: number },
  { metric, say, text }: { metric: Metric; say: SayFigures; text: typeof figureText.text },
): string {
  const size = Math.abs(difference);
  if (metric.unit === 'percent') return text('points', { points: say.points(size) });
  return was === 0 ? '' : say.share(size / Math.abs(was));
}
