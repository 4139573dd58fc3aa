import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { ReasonDialog } from '../dialogs/reason-dialog.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay, sayRefusal } from '../say.ts';
import type { PartProps } from './part-props.ts';

/** When it may be called complete, and how it ended. */
export function EndPart({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const [isStopping, setStopping] = useState(false);
  const stop = useStep('POST /api/v1/programme/stop', text('stopped'));
  const complete = useStep('POST /api/v1/programme/complete', text('completed'));
  const { ended, stand } = programme;
  if (ended) {
    return (
      <section className={classes.section}>
        <h2>{text(`ended.${ended.how}`)}</h2>
        <p>{text('endedBy', { name: ended.by.name, day: sayDay(ended.on) })}</p>
        {ended.reason && <p>“{ended.reason}”</p>}
      </section>
    );
  }
  const isFree = stand.completion.length === 0;
  return (
    <section className={classes.section}>
      <h2>{text('endTitle')}</h2>
      <p className={classes.quiet}>{text('endLead')}</p>
      {stand.completion.filter(isForLater).map((one) => (
        <p key={one.reason} className={classes.quiet}>
          {sayRefusal(one)}
        </p>
      ))}
      <div className={classes.actions}>
        <Link className={classes.link} to={'/programme/scorecard' as string}>
          {text('scorecard.title')}
        </Link>
        {isFree && may.lead && (
          <Button look="main" busy={complete.isBusy} onClick={() => void complete.go()}>
            {text('complete')}
          </Button>
        )}
        {may.sponsor && (
          <Button look="quiet" onClick={() => setStopping(true)}>
            {text('stop')}
          </Button>
        )}
      </div>
      {isStopping && (
        <ReasonDialog
          title={text('stop')}
          lead={text('stopLead')}
          close={() => setStopping(false)}
          onReason={(reason) => stop.go({ body: { reason } })}
        />
      )}
    </section>
  );
}

/** What the gate lacks is told above. */
function isForLater({ reason }: { reason: string }): boolean {
  return reason === 'too_young' || reason === 'too_few_reviews';
}
