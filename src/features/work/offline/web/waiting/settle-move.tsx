import { type FormEvent, useState } from 'react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { deskAtHand } from '#src/web/offline/desk.ts';
import type { Entry, Refusal, Values } from '#src/web/offline/queue/entry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { offlineText } from '../offline-text.ts';
import { Said } from './said.tsx';
import { sendAgain } from './send-again.ts';
import classes from './waiting.module.css';

/** A deal that did not go where it was put: somebody moved it meanwhile, or its stage asks for more. */
export function SettleMove({ entry, refusal }: { entry: Entry; refusal: Refusal }) {
  const text = offlineText.useText();
  return (
    <>
      <Said message={refusal.message} />
      {refusal.reason === 'exit_criteria' && <GoOnWithout entry={entry} />}
      <div className={classes.actions}>
        {refusal.status === 412 && (
          <>
            <Button
              look="main"
              onClick={() => void sendAgain(entry, { body: fromAnywhere(entry.body) })}
            >
              {text('moved.anyway')}
            </Button>
            <Button onClick={() => void deskAtHand()?.takeBack(entry.seq)}>
              {text('moved.leave')}
            </Button>
          </>
        )}
        <RecordLink type="deal" id={entry.target ?? ''} className={classes.open}>
          {text('moved.open')}
        </RecordLink>
      </div>
    </>
  );
}

/** The same move, wherever the deal is by now. */
function fromAnywhere({ from_stage_id: _from, before: _before, ...body }: Values): Values {
  return body;
}

function GoOnWithout({ entry }: { entry: Entry }) {
  const text = offlineText.useText();
  const [why, setWhy] = useState('');
  function send(event: FormEvent): void {
    event.preventDefault();
    void sendAgain(entry, { body: { ...entry.body, skip_reason: why.trim() } });
  }
  return (
    <form className={classes.mend} onSubmit={send}>
      <TextAreaField
        label={text('moved.why')}
        required
        rows={2}
        maxLength={500}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" look="main">
          {text('moved.send')}
        </Button>
      </div>
    </form>
  );
}
