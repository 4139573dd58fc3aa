import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { useSayDay } from '#src/features/programme/concern/web/shared/use-say-day.ts';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { PARTS } from '../experiment.ts';
import type { ExperimentDetail } from '../experiment-api.ts';

/** All that was said before it began, and what was learnt. */
export function SaidPart({ experiment }: { experiment: ExperimentDetail }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const { data } = useQuery(metricsQuery);
  const metric = data?.metrics.find(({ name }) => name === experiment.metric);
  const said = {
    ...experiment,
    metric: metric ? metricLabel(metric) : experiment.metric,
    sponsor_id: experiment.sponsor?.name ?? '',
  };
  return (
    <>
      {experiment.reviewed_on && (
        <section className={classes.section}>
          <h2>{text('exp.learnt')}</h2>
          {experiment.learnt && <p className={classes.words}>{experiment.learnt}</p>}
          <p className={classes.quiet}>
            {text('exp.reviewed', { day: sayDay(experiment.reviewed_on) })}
          </p>
        </section>
      )}
      <dl className={classes.facts}>
        {PARTS.map((name) => (
          <Fragment key={name}>
            <dt>{text(`exp.parts.${name}`)}</dt>
            <dd className={classes.words}>{said[name]}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
