import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { type MetricFacts, metricsQuery } from '../../metric/web/shared/figure-query.ts';
import { metricAreas, OUTCOMES } from '../standard/metric-areas.ts';
import classes from './metric.module.css';
import { metricText } from './metric-text.ts';
import { metricFormula, metricLabel, metricQuestion } from './shared/metric-words.ts';

/** All metrics with the question that each answers, by area. */
export function MetricsPage() {
  const text = metricText.useText();
  const query = useQuery(metricsQuery);
  const [typed, setTyped] = useState('');
  return (
    <>
      <PageHeader title={text('title')}>
        <NewMetric />
      </PageHeader>
      <div className={classes.page}>
        <p className={classes.intro}>{text('intro')}</p>
        <input
          type="search"
          className={`${inputClass} ${classes.find}`}
          aria-label={text('find')}
          placeholder={text('find')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Loaded query={query} failed={text('failed')} rows={12}>
          {({ metrics }) => <Sections metrics={metrics} typed={typed.trim().toLocaleLowerCase()} />}
        </Loaded>
      </div>
    </>
  );
}

function Sections({ metrics, typed }: { metrics: readonly MetricFacts[]; typed: string }) {
  const text = metricText.useText();
  const shown = shownSections(metrics, typed);
  return (
    <>
      {shown.map(({ area, metrics }) => (
        <section key={area} className={classes.area} aria-labelledby={`area-${area}`}>
          <h2 id={`area-${area}`} className={classes.areaTitle}>
            {text(`areas.${area}`)}
          </h2>
          <ul>
            {metrics.map((metric) => (
              <MetricRow key={metric.name} metric={metric} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <p className={classes.quiet}>{text('noneFound')}</p>}
    </>
  );
}

function NewMetric() {
  const text = metricText.useText();
  const navigate = useNavigate();
  if (useMe().member.role !== 'administrator') return null;
  return (
    <Button
      look="main"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/metrics/new' })}
    >
      {text('new')}
    </Button>
  );
}

function MetricRow({ metric }: { metric: MetricFacts }) {
  const question = metricQuestion(metric);
  const label = metricLabel(metric);
  return (
    <li>
      <Link to="/metrics/$name" params={{ name: metric.name }} className={classes.item}>
        <span className={classes.name}>{label}</span>
        {question !== label && <span className={classes.quiet}>{question}</span>}
      </Link>
    </li>
  );
}

type Area = 'own' | 'outcomes' | keyof typeof metricAreas;

/** The workspace's own first, then the outcomes, then the others by area. */
function shownSections(all: readonly MetricFacts[], word: string) {
  const found = all.filter((metric) =>
    [metricLabel(metric), metricQuestion(metric), metricFormula(metric)].some((said) =>
      said.toLocaleLowerCase().includes(word),
    ),
  );
  const named = (names: readonly string[]) =>
    names.flatMap((name) => found.find((one) => one.name === name) ?? []);
  const own = found.filter(({ name }) => name.startsWith('m_'));
  const outcomes: readonly string[] = OUTCOMES;
  const others = Object.entries(metricAreas).map(([area, names]) => ({
    area: area as Area,
    metrics: named(names.filter((name) => !outcomes.includes(name))),
  }));
  const sections: { area: Area; metrics: MetricFacts[] }[] = [
    { area: 'own', metrics: own },
    { area: 'outcomes', metrics: named(OUTCOMES) },
    ...others,
  ];
  return sections.filter(({ metrics }) => metrics.length > 0);
}
