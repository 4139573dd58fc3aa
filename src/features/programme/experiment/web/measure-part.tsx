import { Fragment } from 'react';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ExperimentDetail } from '../experiment-api.ts';

const POINTS = ['from', 'now', 'to'] as const;

/** The metric at the start, as it is now, and at the end. */
export function MeasurePart({ experiment }: { experiment: ExperimentDetail }) {
  const { measured, reviewed_on } = experiment;
  const text = hearingText.useText();
  const { locale } = useStore(reader);
  const isShare = measured.unit === 'percent' || measured.unit === 'share';
  const write = new Intl.NumberFormat(locale, {
    ...(isShare && { style: 'percent' }),
    maximumFractionDigits: isShare ? 0 : 2,
  });
  return (
    <section className={classes.section}>
      <h2>{text(reviewed_on ? 'exp.measureOver' : 'exp.measureTitle')}</h2>
      <dl className={classes.facts}>
        {POINTS.filter((name) => measured[name]).map((name) => {
          const { value } = measured[name]!;
          return (
            <Fragment key={name}>
              <dt>{text(`exp.${name}`)}</dt>
              <dd>{value === null ? text('exp.noValue') : write.format(value)}</dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}
