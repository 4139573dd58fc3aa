import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { FixDialog } from '../dialogs/fix-dialog.tsx';
import classes from '../shared/hearing.module.css';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { useSayDay } from '../shared/use-say-day.ts';

const WAITS = new Set(['not_diagnosed', 'undetermined', 'mixed', 'no_commitment']);

/** What is done about it, and whether it helped, by those whom it affects. */
export function ActingPart({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const { experiments, waits_for: waits } = concern;
  // an experiment stands there itself
  const interventions = concern.interventions.filter(({ kind }) => kind !== 'adaptive');
  const begun = experiments.filter(({ started_on }) => started_on !== null);
  const reviewed = experiments.filter(({ verdict }) => verdict !== null);
  return (
    <section className={classes.section}>
      <h2>{text('doneTitle')}</h2>
      {concern.class === 'adaptive' && (
        <p className={classes.quiet}>
          {text('pace', { count: begun.length, reviewed: reviewed.length })}
        </p>
      )}
      {interventions.length + experiments.length === 0 && (
        <p className={classes.quiet}>
          {waits && WAITS.has(waits) ? text(`waits.${waits as 'mixed'}`) : text('doneNone')}
        </p>
      )}
      <div className={classes.rows}>
        {interventions.map((one) => (
          <Intervention key={one.id} one={one} />
        ))}
        {experiments.map((one) => (
          <Link key={one.id} className={classes.row} to={`/experiments/${one.id}` as string}>
            <span className={classes.rowHead}>
              <span>{one.hypothesis || text('exp.title')}</span>
              <span className={classes.badge}>
                {one.verdict ? text(`exp.verdicts.${one.verdict}`) : text('kinds.adaptive')}
              </span>
            </span>
            <span className={classes.quiet}>{one.owner.name}</span>
          </Link>
        ))}
      </div>
      <Steps concern={concern} />
    </section>
  );
}

function Intervention({ one }: { one: ConcernDetail['interventions'][number] }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const stand = one.outcome
    ? text(`outcome.${one.outcome}`)
    : one.done_on
      ? text('fixWaits')
      : text('fixOpen', { name: one.owner.name, day: sayDay(one.due_on) });
  return (
    <div className={classes.row}>
      <span className={classes.rowHead}>
        <span>{one.what}</span>
        <span className={classes.badge}>{text(`kinds.${one.kind}`)}</span>
      </span>
      <span className={classes.quiet}>{stand}</span>
    </div>
  );
}

function Steps({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [isOpen, setOpen] = useState(false);
  const { id, can } = concern;
  const params = { id };
  const judge = (holds: boolean) =>
    void step('POST /api/v1/concerns/{id}/judge', { params, body: { holds } }, text('saved'));
  return (
    <>
      {can.includes('judge') && <p>{text('judgeLead')}</p>}
      <div className={classes.actions}>
        {can.includes('judge') && (
          <>
            <Button onClick={() => judge(true)}>{text('solved')}</Button>
            <Button onClick={() => judge(false)}>{text('stillThere')}</Button>
          </>
        )}
        {can.includes('fix') && <Button onClick={() => setOpen(true)}>{text('promiseFix')}</Button>}
        {can.includes('finish') && (
          <Button
            onClick={() =>
              void step('POST /api/v1/concerns/{id}/fix-done', { params }, text('saved'))
            }
          >
            {text('fixDone')}
          </Button>
        )}
        {can.includes('desk') && (
          <Button
            look="quiet"
            onClick={() => void step('POST /api/v1/concerns/{id}/desk', { params }, text('onDesk'))}
          >
            {text('toDesk')}
          </Button>
        )}
        {can.includes('experiment') && (
          <Link className={classes.link} to={`/experiments/new?concern=${id}` as string}>
            {text('tryIt')}
          </Link>
        )}
      </div>
      {isOpen && <FixDialog concern={concern} close={() => setOpen(false)} />}
    </>
  );
}
