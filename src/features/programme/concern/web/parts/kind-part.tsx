import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { MOST_FAILED_FIXES } from '../../concern.ts';
import type { ConcernClass } from '../../diagnosis.ts';
import { RateDialog } from '../dialogs/rate-dialog.tsx';
import { SplitDialog } from '../dialogs/split-dialog.tsx';
import classes from '../shared/hearing.module.css';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

/** What kind of problem it is, as two people see it who have not seen each other's answers. */
export function KindPart({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const { rate } = useSearch({ strict: false }) as { rate?: boolean };
  const { can, rated, ratings } = concern;
  const [open, setOpen] = useState<'rate' | 'split' | null>(
    rate && can.includes('rate') ? 'rate' : null,
  );
  const close = () => setOpen(null);
  const failed = concern.interventions.filter(({ outcome }) => outcome === 'failed').length;
  return (
    <section className={classes.section}>
      <h2>{concern.class ? text(`classes.${concern.class}`) : text('kind')}</h2>
      <p className={classes.quiet}>
        {concern.class ? text(`means.${concern.class}`) : text('kindLead')}
      </p>
      {!concern.class && failed >= MOST_FAILED_FIXES && (
        <p className={classes.note}>{text('failedTwice')}</p>
      )}
      <Observed observed={concern.observed} />
      {!concern.class && rated > 0 && (
        <p className={classes.quiet}>
          {text('rated', { count: rated })}. {concern.rated_by_me && text('ratedByMe')}
        </p>
      )}
      <Ratings ratings={ratings} />
      <div className={classes.actions}>
        {can.includes('rate') && (
          <Button onClick={() => setOpen('rate')}>{text('classes.none')}</Button>
        )}
        {can.includes('rate_anew') && (
          <Button
            onClick={() =>
              void step(
                'POST /api/v1/concerns/{id}/rate-anew',
                { params: { id: concern.id } },
                text('saved'),
              )
            }
          >
            {text('rateAnew')}
          </Button>
        )}
        {can.includes('split') && <Button onClick={() => setOpen('split')}>{text('split')}</Button>}
      </div>
      {open === 'rate' && <RateDialog concern={concern} close={close} />}
      {open === 'split' && <SplitDialog concern={concern} close={close} />}
    </section>
  );
}

/** What is said, and what the records show of it. */
function Observed({ observed }: Pick<ConcernDetail, 'observed'>) {
  const text = hearingText.useText();
  if (observed.length === 0) return null;
  return (
    <div className={classes.note}>
      <p>{text('observed.lead')}</p>
      <ul>
        {observed.map(({ claim, ...counts }) => (
          <li key={claim}>{text(`observed.${claim}`, counts)}</li>
        ))}
      </ul>
    </div>
  );
}

function Ratings({ ratings }: Pick<ConcernDetail, 'ratings'>) {
  const text = hearingText.useText();
  if (ratings.length === 0) return null;
  return (
    <ul className={classes.quiet}>
      {ratings.map(({ rater, points, affected, ...one }) => (
        <li key={rater.id}>
          {text('points', {
            name: affected ? `${rater.name} (${text('affectedRater')})` : rater.name,
            points,
            kind: text(`classes.${one.class as ConcernClass}`),
          })}
          {Object.values(one.evidence)
            .filter(Boolean)
            .map((why) => ` · ${why}`)}
        </li>
      ))}
    </ul>
  );
}
