import { sayLeft, type Timer, useLeft } from '../shared/use-left.ts';
import classes from './screen.module.css';
import { screenText } from './screen-text.ts';

/** What is left of the time, large. */
export function ScreenTimer({ timer }: { timer: Timer }) {
  const text = screenText.useText();
  const left = useLeft(timer);
  if (left === null) return null;
  return (
    <span
      className={classes.timer}
      role="timer"
      data-over={left === 0 || undefined}
      data-halted={timer.ends_at === null || undefined}
    >
      {left === 0 ? text('timeUp') : sayLeft(left)}
    </span>
  );
}
