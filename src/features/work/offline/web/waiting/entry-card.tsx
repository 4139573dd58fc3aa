import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { deskAtHand } from '#src/web/offline/desk.ts';
import type { Entry, Refusal } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { offlineText } from '../offline-text.ts';
import { movedDeal } from '../rules/deal/lay-over-board.ts';
import { MendForm, wordsOf } from './mend-form.tsx';
import { sendAgain } from './send-again.ts';
import { Settle } from './settle.tsx';
import classes from './waiting.module.css';

/** One entry: what it is, how it stands, and what can be done with it. */
export function EntryCard({ entry, isHeld }: { entry: Entry; isHeld: boolean }) {
  const text = offlineText.useText();
  const who = useStore(reader);
  const [isMending, setMending] = useState(false);
  const { refusal, state } = entry;
  const shown = isHeld ? 'held' : state;
  return (
    <li className={classes.entry} data-state={state}>
      <div className={classes.head}>
        <p className={classes.says}>{entry.says}</p>
        <span className={classes.state} data-state={state}>
          {text(`state.${shown}`)}
        </span>
      </div>
      <p className={classes.when}>
        {text('written', { when: formatInstant(entry.writtenAt, who) })}
      </p>
      {refusal && !isMending && <Settle entry={entry} refusal={refusal} />}
      {isMending ? (
        <MendForm entry={entry} close={() => setMending(false)} />
      ) : (
        <div className={classes.actions}>
          {refusal && !asksToChoose(refusal) && (
            <Button onClick={() => void sendAgain(entry)}>{text('act.retry')}</Button>
          )}
          {canMend(entry) && <Button onClick={() => setMending(true)}>{text('act.mend')}</Button>}
          {!isLeftByChoice(entry) && <DropButton entry={entry} />}
        </div>
      )}
    </li>
  );
}

/** The same again would be refused again: one of the choices is the way on. */
function asksToChoose({ status, questions }: Refusal): boolean {
  return status === 412 || (questions?.length ?? 0) > 0;
}

/** Leaving the deal where it is throws the move away. */
function isLeftByChoice(entry: Entry): boolean {
  return entry.refusal?.status === 412 && movedDeal(entry) !== undefined;
}

function canMend({ body }: Entry): boolean {
  return Object.keys(wordsOf(body)).length > 0;
}

/** Two presses: what is thrown away here is nowhere else. */
function DropButton({ entry }: { entry: Entry }) {
  const text = offlineText.useText();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button look="quiet" onClick={() => setAsked(true)}>
        {text('act.drop')}
      </Button>
    );
  }
  return (
    <>
      <Button look="danger" onClick={() => void deskAtHand()?.takeBack(entry.seq)}>
        {text('act.dropSure')}
      </Button>
      <Button look="quiet" onClick={() => setAsked(false)}>
        {text('act.keep')}
      </Button>
    </>
  );
}
