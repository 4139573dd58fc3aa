import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { sayMessage } from '#src/web/i18n/messages.ts';
import { FigureView } from '../../../report/web/shared/figure-view.tsx';
import type { OwnDefinition } from '../../own-metric.ts';
import classes from '../metric.module.css';
import { PREVIEWED, type PreviewAsk, previewQuery } from '../metric-queries.ts';
import { metricText } from '../metric-text.ts';
import { isFitAnyway, type MetricDraft, readsField } from './metric-draft.ts';

interface PreviewPanelProps {
  id: string | null;
  draft: MetricDraft;
  definition: OwnDefinition | null;
  formula: string;
}

/** What the draft comes to over the last twelve months, or why it cannot be answered. */
export function PreviewPanel({ id, draft, definition, formula }: PreviewPanelProps) {
  const text = metricText.useText();
  const ask: PreviewAsk | null = definition && {
    ...(id && { id }),
    definition,
    ...(draft.kind === 'quotient' && draft.unit && { unit: draft.unit }),
    direction: draft.direction,
    minimum_rows: isFitAnyway(draft) ? 0 : within(draft.minimumRows, 1_000_000),
    minimum_coverage: readsField(draft) ? within(draft.minimumCoverage, 100) : 0,
  };
  // typing does not wait for the figure
  const said = useDeferredValue(JSON.stringify(ask));
  return (
    <aside className={classes.preview} aria-live="polite">
      <h2 className={classes.areaTitle}>{text('form.preview')}</h2>
      {formula && <p>{formula}</p>}
      {ask ? (
        <Shown ask={JSON.parse(said) ?? ask} />
      ) : (
        <p className={classes.quiet}>{text('form.previewWait')}</p>
      )}
    </aside>
  );
}

function Shown({ ask }: { ask: PreviewAsk }) {
  const text = metricText.useText();
  const { data, error } = useQuery({ ...previewQuery(ask), placeholderData: keepPreviousData });
  if (error) return <p className={classes.bad}>{error.message}</p>;
  if (!data) return null;
  if ('error' in data.answer) {
    return (
      <p className={classes.bad} role="alert">
        {sayMessage(data.answer.error.detail)}
      </p>
    );
  }
  const [metric] = data.answer.metrics;
  const rows = data.answer.totals[0]?.rows ?? 0;
  const request = { metrics: [metric!.name], period: PREVIEWED };
  return (
    <>
      <p className={classes.quiet}>{text('year')}</p>
      <FigureView request={request} answer={data.answer} chart="number" height={96} />
      <p className={classes.quiet}>
        {rows > 0 ? text('form.previewOk') : text('form.previewNone')}
      </p>
    </>
  );
}

function within(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), most) : 0;
}
