import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Milestone } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { metricLabel, metricQuestion } from '../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../metric/web/shared/figure-query.ts';
import type { BasisAnswer } from '../decision-api.ts';
import { AskedFields, RoleCosts } from './asked-fields.tsx';
import { DecisionHistory } from './decision-history.tsx';
import { decisionsQuery } from './decision-queries.ts';
import { decisionText, sayDecision, sayWords } from './decision-text.ts';
import classes from './decisions.module.css';

/** What is decided here, by which figures, and what that asks of whom; the same for everybody. */
export function DecisionsPage() {
  const text = decisionText.useText();
  const navigate = useNavigate();
  const query = useQuery(decisionsQuery);
  const { data } = query;
  const setUp = () => void navigate({ to: '/decisions/set-up' as string });
  return (
    <>
      <PageHeader title={text('title')}>
        {data?.basis && data.may_change && <Button onClick={setUp}>{text('change')}</Button>}
      </PageHeader>
      <div className={classes.page}>
        <ReadNote query={query} rows={6} />
        {data && !data.basis && (
          <EmptyState
            icon={Milestone}
            title={text('noneTitle')}
            actions={
              data.may_change && (
                <Button look="main" onClick={setUp}>
                  {text('begin')}
                </Button>
              )
            }
          >
            {data.may_change ? text('lead') : text('noneOthers')}
          </EmptyState>
        )}
        {data?.basis && <Basis basis={data.basis} />}
      </div>
    </>
  );
}

function Basis({ basis }: { basis: BasisAnswer }) {
  const text = decisionText.useText();
  const { data } = useQuery(metricsQuery);
  const metric = data?.metrics.find(({ name }) => name === basis.metric);
  return (
    <div className={classes.column}>
      <section className={classes.section}>
        <h2>{basis.objective}</h2>
        <p>
          {metric && metricLabel(metric)}
          {basis.target && ` · ${basis.target}`}
        </p>
        <p className={classes.quiet}>{text('sponsor', { name: basis.sponsor.name })}</p>
        {basis.dashboard_id && (
          <Link className={classes.link} to={`/dashboards/${basis.dashboard_id}` as string}>
            {text('dashboard')}
          </Link>
        )}
      </section>
      <section className={classes.section}>
        <h2>{text('decisions')}</h2>
        <ul>
          {basis.decisions.map((one) => (
            <li key={one.id} className={classes.decision}>
              <h3>{sayWords(one)}</h3>
              <p>{sayQuestion(one, data?.metrics ?? [])}</p>
              {one.decision && <p className={classes.quiet}>{sayDecision(one.decision, 'why')}</p>}
              <Link className={classes.link} to={`/reports/${one.report_id}` as string}>
                {text('report')}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <h2>{text('costTitle')}</h2>
        <RoleCosts estimate={basis.agreed} />
      </section>
      <section className={classes.section}>
        <h2>{text('askedTitle')}</h2>
        <AskedFields
          estimate={basis.agreed}
          sponsor={basis.sponsor.name}
          decisions={basis.decisions}
        />
      </section>
      <DecisionHistory />
    </div>
  );
}

type Metrics = readonly { name: string; question: string }[];

function sayQuestion(one: BasisAnswer['decisions'][number], metrics: Metrics): string {
  if (one.decision) return sayDecision(one.decision, 'question');
  const metric = metrics.find(({ name }) => name === one.metrics[0]);
  return metric ? metricQuestion(metric) : one.question;
}
