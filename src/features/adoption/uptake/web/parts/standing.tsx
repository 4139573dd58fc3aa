import { Check } from 'lucide-react';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { FigureTools } from '../shared/figure-row.tsx';
import classes from '../uptake.module.css';
import type { MyUptake } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

const STEPS = ['invited', 'first_value', 'four_jobs', 'habit', 'adopted', 'sustained'] as const;

/** Where somebody stands, in a sentence, and what is still to come. */
export function Standing({ uptake, lead }: { uptake: MyUptake; lead: string }) {
  const text = uptakeText.useText();
  const { locale } = useStore(reader);
  const { verdict, missing, step, coverage } = uptake;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const says = {
    adopted: () => text('verdictText.adopted'),
    not_yet: () =>
      text('verdictText.not_yet', {
        missing: list.format(missing.map((name) => text(`missing.${name}`))),
      }),
    not_enough: () =>
      text('verdictText.not_enough', {
        count: coverage.contacts,
        needed: THRESHOLDS.contacts_at_least,
      }),
  };
  const at = STEPS.indexOf(step);
  return (
    <section className={classes.standing}>
      <h2 className={classes.verdict}>{text(`verdict.${verdict}`)}</h2>
      {(verdict !== 'not_yet' || missing.length > 0) && (
        <p className={classes.says}>{says[verdict]()}</p>
      )}
      <ol className={classes.steps} aria-label={text('stepsLabel')}>
        {STEPS.map((one, index) => (
          <li
            key={one}
            className={classes.step}
            data-done={index <= at || undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={classes.mark}>
              {index <= at && <Check size={12} aria-hidden="true" />}
            </span>
            {text(`steps.${one}`)}
          </li>
        ))}
      </ol>
      <FigureTools figure="step" name={text('stepsLabel')} shown={text(`steps.${step}`)} />
      <p className={classes.quiet}>{lead}</p>
    </section>
  );
}
