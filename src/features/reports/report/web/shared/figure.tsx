import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sayMessage } from '#src/web/i18n/messages.ts';
import { Button } from '#src/web/ui/button.tsx';
import { ChartSkeleton } from '#src/web/ui/chart/chart-skeleton.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import { figureQuery, metricsQuery } from '../../../metric/web/shared/figure-query.ts';
import { type ChartKind, chartFor } from '../../chart/chart-kinds.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';
import { FigureView, USUAL_HEIGHT } from './figure-view.tsx';
import { drawingQuery } from './lazy-drawn-figure.tsx';

interface FigureProps {
  request: FigureRequest;
  chart: ChartKind;
  /** Of the chart alone, in pixels. */
  height?: number;
  /** Told what is shown, such as to freeze it. */
  onAnswer?: (answer: FigureAnswer) => void;
}

/** Asks a question and shows what is answered; live: it is asked anew when what it reads changes. */
export function Figure({ request, chart, height, onAnswer }: FigureProps) {
  const text = figureText.useText();
  const types = useReadTypes(request);
  const { data, error, refetch } = useQuery({
    ...figureQuery(request, types),
    placeholderData: keepPreviousData,
  });
  const answer = data && !('error' in data) ? data : undefined;
  useEffect(() => {
    if (answer) onAnswer?.(answer);
  }, [answer, onAnswer]);
  if (answer) return <FigureView {...{ request, answer, chart, height }} />;
  const problem = data && 'error' in data ? data.error : undefined;
  const refused = problem ? sayMessage(problem.detail) : error?.message;
  if (!refused) return <Waiting {...{ request, chart, height }} />;
  // to ask again would bring the same
  if (problem?.code === 'forbidden') {
    return <EmptyState title={text('notTold')}>{refused}</EmptyState>;
  }
  return (
    <EmptyState
      title={text('failed')}
      actions={<Button onClick={() => void refetch()}>{text('retry')}</Button>}
    >
      {refused}
    </EmptyState>
  );
}

/** Holds the place of what is asked for, while what draws it comes along. */
function Waiting({ request, chart, height }: Omit<FigureProps, 'onAnswer'>) {
  const kind = chartFor(chart, request);
  const isDrawn = kind !== 'number' && kind !== 'table';
  // what fails here is told by the figure itself
  useQuery({ ...drawingQuery, enabled: isDrawn });
  if (isDrawn) return <ChartSkeleton height={height ?? USUAL_HEIGHT} />;
  return <div className={classes.waiting} style={{ height }} aria-busy="true" />;
}

/** The types whose records the figure is made of, for reading it anew. */
function useReadTypes({ metrics }: FigureRequest): string[] {
  const { data } = useQuery(metricsQuery);
  const read = data?.metrics.filter(({ name }) => metrics.includes(name)) ?? [];
  return [...new Set(read.flatMap(({ reads }) => reads.map(({ type }) => type)))].toSorted();
}
