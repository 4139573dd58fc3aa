import type { ComponentProps } from 'react';
import { FigureView } from '#src/features/reports/report/web/shared/figure-view.tsx';
import { metricLabel } from '../../../catalogue/web/shared/metric-words.ts';
import type { FrozenFigure } from '../../meeting-api.ts';
import classes from '../meeting.module.css';
import { meetingText } from '../meeting-text.ts';

type View = ComponentProps<typeof FigureView>;

interface FrozenFigureItemProps {
  figure: FrozenFigure;
  height: number;
  onDrill?: () => void;
}

/** A figure as it stood when the meeting began; its marks lead to the records as one may see them now. */
export function FrozenFigureItem({ figure, height, onDrill }: FrozenFigureItemProps) {
  return (
    <section className={classes.figure}>
      <h3 className={classes.figureTitle}>{figureTitle(figure)}</h3>
      <FrozenFigureBody figure={figure} height={height} {...(onDrill && { onDrill })} />
    </section>
  );
}

export function FrozenFigureBody({ figure, height, onDrill }: FrozenFigureItemProps) {
  const text = meetingText.useText();
  const { answer, chart, request } = figure;
  if ('error' in answer) return <p className={classes.quiet}>{text('item.unanswered')}</p>;
  return (
    <FigureView
      request={request as unknown as View['request']}
      answer={answer}
      chart={chart as View['chart']}
      height={height}
      {...(onDrill && { onDrill })}
    />
  );
}

/** What stands over it: its title, or what is measured. */
export function figureTitle({ title, answer, request }: FrozenFigure): string {
  if (title) return title;
  if ('error' in answer) return request.metrics.join(', ');
  return answer.metrics.map(metricLabel).join(', ');
}
