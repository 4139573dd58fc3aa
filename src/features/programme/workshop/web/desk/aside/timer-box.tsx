import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { setTimer } from '../../../workshop-api.ts';
import type { WorkshopBoard } from '../../../workshop-board.ts';
import { sayLeft, useLeft } from '../../shared/use-left.ts';
import { deskText } from '../desk-text.ts';
import classes from './aside.module.css';

type Action = 'start' | 'pause' | 'resume' | 'add' | 'stop';
const USUAL_MINUTES = 10;

/** The time that is left, for all to see on the big screen and the phones. */
export function TimerBox({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const { act } = useAttempt(['workshop']);
  const left = useLeft(board.timer);
  const isRunning = board.timer.ends_at !== null;
  const minutes = board.steps[board.step]?.minutes || USUAL_MINUTES;
  const set = (action: Action, seconds?: number) =>
    void act(() =>
      call<typeof setTimer>(
        'POST /api/v1/workshops/{id}/timer',
        { params: { id: board.id }, body: { action, ...(seconds && { seconds }) } },
        { says: false },
      ),
    );
  return (
    <section className={classes.box}>
      <h3>{text('timer.title')}</h3>
      {left === null ? (
        <p className={classes.quiet}>{text('timer.none')}</p>
      ) : (
        <p
          className={classes.left}
          role="timer"
          data-over={left === 0 || undefined}
          data-halted={!isRunning || undefined}
        >
          {left === 0 ? text('timer.over') : sayLeft(left)}
        </p>
      )}
      <div className={classes.buttons}>
        {left === null && (
          <Button onClick={() => set('start', minutes * 60)}>
            {text('timer.start', { count: minutes })}
          </Button>
        )}
        {left !== null && left > 0 && (
          <Button onClick={() => set(isRunning ? 'pause' : 'resume')}>
            {text(isRunning ? 'timer.pause' : 'timer.resume')}
          </Button>
        )}
        {left !== null && <Button onClick={() => set('add', 60)}>{text('timer.add')}</Button>}
        {left !== null && (
          <Button look="quiet" onClick={() => set('stop')}>
            {text('timer.stop')}
          </Button>
        )}
      </div>
    </section>
  );
}
