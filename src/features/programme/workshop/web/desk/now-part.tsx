import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { Button } from '#src/web/ui/button.tsx';
import { isSmallRoom } from '../../room.ts';
import { nextPlace } from '../../steps.ts';
import type { advanceWorkshop } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { useAct } from '../shared/workshop-queries.ts';
import { type Collected, collectedBy } from './collected.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { deskText } from './desk-text.ts';

/** What to do now, the one button that goes on, and what comes after. */
export function NowPart({ board }: DeskProps) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const [isAsking, ask] = useState(false);
  const { act, isBusy } = useAct(board.id);
  const { template, step, phase, kind } = board;
  const collected = collectedBy(board);
  const next = nextPlace(template, { step, phase });
  const following = board.steps[step + 1]?.kind;
  const isShown = phase === 'done' && !collected && kind !== 'closed';
  const says = following && words(`step.${following}`);
  const go = () =>
    act(() =>
      call<typeof advanceWorkshop>(
        'POST /api/v1/workshops/{id}/advance',
        { params: { id: board.id }, body: { from: { step, phase } } },
        { says: collected ? false : text('said.went', { step: says ?? '' }) },
      ),
    );
  const { sent, joined } = board.people;
  const isSending = collected === 'images' || collected === 'cards';
  const isEmpty = isSending && sent === 0 && isSmallRoom(joined);
  return (
    <section className={classes.now} aria-live="polite">
      <h2>{words(`step.${kind}`)}</h2>
      <p>{text(isShown ? `shown.${kind as Collected}` : `now.${kind}`)}</p>
      {next && (
        <div className={classes.go}>
          <Button
            look="main"
            busy={isBusy}
            onClick={() => (collected && !isEmpty ? ask(true) : void go())}
          >
            {collected && text(`go.${collected}`)}
            {!collected &&
              (following === 'closed' ? text('go.closed') : text('go.next', { step: says! }))}
          </Button>
          {isEmpty && <span className={classes.then}>{text('nothingSent')}</span>}
          {collected && says && !isEmpty && (
            <span className={classes.then}>{text('then', { step: says })}</span>
          )}
        </div>
      )}
      {isAsking && collected && (
        <ConfirmDialog
          collected={collected}
          close={() => ask(false)}
          onYes={() => {
            ask(false);
            void go();
          }}
        />
      )}
    </section>
  );
}
