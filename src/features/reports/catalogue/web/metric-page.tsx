import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft, ChartColumn, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { fieldLabel, recordLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { sayMessage } from '#src/web/i18n/messages.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { type FigureRequest, TIME } from '../../metric/metric.ts';
import { type MetricFacts, metricsQuery } from '../../metric/web/shared/figure-query.ts';
import { Figure } from '../../report/web/shared/figure.tsx';
import { idOfOwn } from '../own-metric.ts';
import classes from './metric.module.css';
import { MetricReaders } from './metric-readers.tsx';
import { metricText } from './metric-text.ts';
import { metricFormula, metricLabel, metricQuestion } from './shared/metric-words.ts';
import { useMetricVerbs } from './use-metric-verbs.ts';

/** A metric with its definition and what it comes to. */
export function MetricPage() {
  const text = metricText.useText();
  const { name } = useParams({ strict: false }) as { name: string };
  const { data } = useQuery(metricsQuery);
  const metric = data?.metrics.find((one) => one.name === name);
  if (!data) return <SkeletonRows count={8} />;
  if (!metric) {
    return (
      <EmptyState
        title={text('unknown')}
        heading="h1"
        actions={<Link to="/metrics">{text('all')}</Link>}
      >
        {text('unknownText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader title={metricLabel(metric)} before={<Back />}>
        <Actions metric={metric} />
      </PageHeader>
      <div className={classes.page}>
        {metric.question !== metric.label && (
          <p className={classes.question}>{metricQuestion(metric)}</p>
        )}
        <Present metric={metric} />
        <Definition metric={metric} />
      </div>
    </>
  );
}

function Back() {
  const text = metricText.useText();
  return (
    <Link to="/metrics" className={classes.back} aria-label={text('all')}>
      <ArrowLeft size={16} aria-hidden="true" />
    </Link>
  );
}

/** What it asks of the past year, also as a report. */
function yearOf({ name }: MetricFacts): FigureRequest {
  return {
    metrics: [name],
    by: { field: TIME, step: 'month' },
    period: { last: 12, unit: 'month' },
    compare: 'year_before',
  };
}

function Actions({ metric }: { metric: MetricFacts }) {
  const text = metricText.useText();
  const navigate = useNavigate();
  const verbs = useMetricVerbs();
  const isAdministrator = useMe().member.role === 'administrator';
  const id = idOfOwn(metric.name);
  const request = yearOf(metric);
  return (
    <>
      {id && isAdministrator && (
        <>
          <Button
            look="quiet"
            icon={<Trash2 size={16} aria-hidden="true" />}
            disabled={verbs.busy}
            onClick={() => void verbs.bin(id, metric.label)}
          >
            {text('bin')}
          </Button>
          <Button
            icon={<Pencil size={16} aria-hidden="true" />}
            onClick={() =>
              void navigate({ to: '/metrics/$name/edit', params: { name: metric.name } })
            }
          >
            {text('edit')}
          </Button>
        </>
      )}
      <Button
        look="main"
        icon={<ChartColumn size={16} aria-hidden="true" />}
        onClick={() =>
          void navigate({ to: '/reports/new', search: { request, chart: 'line' } as never })
        }
      >
        {text('report')}
      </Button>
    </>
  );
}

function Present({ metric }: { metric: MetricFacts }) {
  const text = metricText.useText();
  if (metric.refused) {
    return <EmptyState title={text('refused')}>{sayMessage(metric.refused)}</EmptyState>;
  }
  return (
    <section className={classes.present} aria-label={text('year')}>
      <h2 className={classes.areaTitle}>{text('year')}</h2>
      <Figure request={yearOf(metric)} chart="number" height={260} />
    </section>
  );
}

function Definition({ metric }: { metric: MetricFacts }) {
  const text = metricText.useText();
  const { rows, coverage } = metric.minimum;
  const from = [
    ...(rows > 0 ? [text('from.rows', { count: rows })] : []),
    ...(coverage > 0 ? [text('from.coverage', { percent: Math.round(coverage * 100) })] : []),
  ];
  const isOwn = metric.reference === 'Own definition';
  return (
    <section aria-label={text('definition')}>
      <dl className={classes.facts}>
        <Fact label={text('facts.formula')}>{metricFormula(metric)}</Fact>
        <Fact label={text('facts.reference')}>{isOwn ? text('facts.own') : metric.reference}</Fact>
        <Fact label={text('facts.direction')}>{text(`directions.${metric.direction}`)}</Fact>
        <Fact label={text('facts.minimum')}>
          {from.length > 0 ? from.join(', ') : text('from.any')}
        </Fact>
        <Fact label={text('facts.reads')}>
          <Reads metric={metric} />
        </Fact>
        <Fact label={text('facts.readers')}>
          <MetricReaders name={metric.name} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Each field that it reads, by the type whose it is. */
function Reads({ metric }: { metric: MetricFacts }) {
  const types = useRecordTypes();
  const named = [...new Set(metric.reads.map(({ type }) => type))];
  const said = named.flatMap((type) => {
    const declaration = types.get(type);
    if (!declaration) return [];
    const own = metric.reads.filter((read) => read.type === type);
    const fields = [...new Set(own.map(({ field }) => fieldLabel(declaration, field)))];
    return [`${recordLabel(declaration)}: ${fields.join(', ')}`];
  });
  return said.map((one) => <p key={one}>{one}</p>);
}
