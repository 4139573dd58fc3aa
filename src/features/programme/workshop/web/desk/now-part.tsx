import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { Button } from '#src/web/ui/button.tsx';
import { nextPlace } from '../../steps.ts';
import type { advanceWorkshop, goToStep } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { type Collected, collectedBy, hindersShowing } from './collected.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { deskText } from './desk-text.ts';

/** What to do now, the one button that goes on, and what comes after. */
export function NowPart({ board }: Pick<DeskProps, 'board'>) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const { template, phase, kind } = board;
  const isShown = phase === 'done' && !collectedBy(board) && kind !== 'closed';
  return (
    <section className={classes.now} aria-live="polite">
      <h2>{words(`step.${kind}`)}</h2>
      <p>
        {isUnasked(board)
          ? text('now.checkNone')
          : text(isShown ? `shown.${kind as Collected}` : `now.${kind}`)}
      </p>
      {nextPlace(template, board) && <Going board={board} />}
    </section>
  );
}

/** No question was prepared, so that nobody is waited for. */
function isUnasked({ kind, questions }: DeskProps['board']): boolean {
  return kind === 'check' && questions.length === 0;
}

/** Goes on; what so few have sent that it is not shown is left for later. */
function Going({ board }: Pick<DeskProps, 'board'>) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const [isAsking, ask] = useState(false);
  const { go, skip, isBusy } = useGoing(board);
  const collected = collectedBy(board);
  const hindrance = hindersShowing(board);
  const following = board.steps[board.step + 1]?.kind;
  const name = following ? words(`step.${following}`) : '';
  const next = following === 'closed' ? text('go.closed') : text('go.next', { step: name });
  return (
    <>
      <div className={classes.go}>
        <Button
          look="main"
          busy={isBusy}
          disabled={hindrance === 'few'}
          onClick={() => (collected && !hindrance ? ask(true) : void go())}
        >
          {collected ? text(`go.${collected}`) : next}
        </Button>
        {hindrance === 'few' && <Button onClick={() => void skip()}>{next}</Button>}
        {hindrance === 'empty' && <span className={classes.then}>{text('nothingSent')}</span>}
        {collected && !hindrance && (
          <span className={classes.then}>{text('then', { step: name })}</span>
        )}
      </div>
      {hindrance === 'few' && <p className={classes.few}>{text('few')}</p>}
      {isAsking && collected && (
        <ConfirmDialog collected={collected} close={() => ask(false)} onYes={() => void go()} />
      )}
    </>
  );
}

function useGoing(board: DeskProps['board']) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const { act, isBusy } = useAttempt(['workshop']);
  const { id, step, phase, steps } = board;
  const following = steps[step + 1]?.kind;
  const says = text('said.went', { step: following ? words(`step.${following}`) : '' });
  const body = { from: { step, phase } };
  const go = () =>
    act(() =>
      call<typeof advanceWorkshop>(
        'POST /api/v1/workshops/{id}/advance',
        { params: { id }, body },
        { says: collectedBy(board) ? false : says },
      ),
    );
  const skip = () =>
    act(() =>
      call<typeof goToStep>(
        'POST /api/v1/workshops/{id}/step',
        { params: { id }, body: { ...body, step: step + 1 } },
        { says },
      ),
    );
  return { go, skip, isBusy };
}
