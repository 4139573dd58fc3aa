import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { AnswerDialog } from '../dialogs/answer-dialog.tsx';
import { CommitDialog } from '../dialogs/commit-dialog.tsx';
import classes from '../shared/hearing.module.css';
import type { ConcernDetail } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { useSayDay } from '../shared/use-say-day.ts';

/** What was decided, why, by whom; and of a joint item, what the leader changes too. */
export function AnswerPart({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const [isOpen, setOpen] = useState(false);
  const { answer, answered_by: by, answered_on: on, owner, due_on } = concern;
  return (
    <>
      <section className={classes.section}>
        <h2>{answer ? text(`answers.${answer}`) : text('answerTitle')}</h2>
        {answer ? (
          <>
            <p className={classes.words}>{concern.reason}</p>
            <p className={classes.quiet}>
              {text('answeredBy', { name: by?.name ?? '', day: on ? sayDay(on) : '' })}
            </p>
          </>
        ) : (
          <p className={classes.quiet}>{text('answerNone')}</p>
        )}
        {owner && (
          <p className={classes.quiet}>
            {text('owner')}: {owner.name} {due_on && text('by', { day: sayDay(due_on) })}
          </p>
        )}
        {concern.can.includes('answer') && (
          <div className={classes.actions}>
            <Button onClick={() => setOpen(true)}>{text(answer ? 'answerAnew' : 'answer')}</Button>
          </div>
        )}
        {isOpen && <AnswerDialog concern={concern} close={() => setOpen(false)} />}
      </section>
      {concern.joint && <Joint concern={concern} />}
    </>
  );
}

function Joint({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const [isOpen, setOpen] = useState(false);
  const { manager, manager_change: change, manager_due_on: due } = concern;
  return (
    <section className={classes.section}>
      <h2>{text('jointTitle')}</h2>
      {change ? (
        <p className={classes.words}>
          {manager?.name}: {change} {due && text('by', { day: sayDay(due) })}
        </p>
      ) : (
        <p className={classes.quiet}>{text('jointLead')}</p>
      )}
      {concern.can.includes('commit') && (
        <div className={classes.actions}>
          <Button onClick={() => setOpen(true)}>{text('commit')}</Button>
        </div>
      )}
      {isOpen && <CommitDialog concern={concern} close={() => setOpen(false)} />}
    </section>
  );
}
