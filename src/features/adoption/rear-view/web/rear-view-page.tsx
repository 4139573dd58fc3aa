import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { RearViewAnswer } from '../rear-view-api.ts';
import { Confounders } from './parts/confounders.tsx';
import { HeldViews } from './parts/held-views.tsx';
import { OutcomeRow } from './parts/outcome-row.tsx';
import { StartForm } from './parts/start-form.tsx';
import { useSayMonths } from './parts/use-say-months.ts';
import classes from './rear-view.module.css';
import { rearViewQuery } from './rear-view-queries.ts';
import { rearViewText } from './rear-view-text.ts';

/** Six outcomes then and now, and how sure that is; for those who lead. */
export function RearViewPage() {
  const text = rearViewText.useText();
  const query = useQuery(rearViewQuery);
  const isClosed = query.error instanceof ApiProblem && query.error.code === 'forbidden';
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded
          query={query}
          failed={text(isClosed ? 'closedTitle' : 'failed')}
          icon={History}
          rows={6}
        >
          {(data) => <RearView data={data} />}
        </Loaded>
      </div>
    </>
  );
}

function RearView({ data }: { data: RearViewAnswer }) {
  const text = rearViewText.useText();
  const who = useStore(reader);
  const points = data.outcomes[0]?.points ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? points.findLast(({ due }) => !due)?.at ?? points[0]?.at ?? 3;
  const point = points.find((one) => one.at === at);
  return (
    <div className={classes.column}>
      <p className={classes.lead}>{text('lead')}</p>
      {data.started_on ? (
        <p className={classes.quiet}>{text('since', { day: formatDate(data.started_on, who) })}</p>
      ) : (
        <p className={classes.note}>{text('noStart')}</p>
      )}
      {data.may_change && <StartForm startedOn={data.started_on} />}
      {point && (
        <>
          <fieldset className={classes.points}>
            <legend className={classes.quiet}>{text('after')}</legend>
            {points.map((one) => (
              <button
                key={one.at}
                type="button"
                aria-pressed={one.at === at}
                onClick={() => setChosen(one.at)}
              >
                {text('months', { count: one.at })}
              </button>
            ))}
          </fieldset>
          <Span point={point} />
          <ul className={classes.outcomes}>
            {data.outcomes.map((outcome) => (
              <OutcomeRow key={outcome.metric} outcome={outcome} at={at} />
            ))}
          </ul>
        </>
      )}
      <HeldViews held={data.held} at={data.may_change && point && !point.due ? point.at : null} />
      <Confounders confounders={data.confounders} />
      <details className={classes.how}>
        <summary>{text('howTitle')}</summary>
        {(['how1', 'how2', 'how3', 'how4', 'how5'] as const).map((key) => (
          <p key={key}>{text(key)}</p>
        ))}
      </details>
    </div>
  );
}

function Span({ point }: { point: RearViewAnswer['outcomes'][number]['points'][number] }) {
  const text = rearViewText.useText();
  const say = useSayMonths();
  const months = { from: say(point.from), to: say(point.to) };
  return <p className={classes.quiet}>{text(point.due ? 'notYet' : 'looksAt', months)}</p>;
}
