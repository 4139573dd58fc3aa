import type { ConcernState } from '../../concern.ts';
import classes from './hearing.module.css';
import { hearingText } from './hearing-text.ts';

/** How far a concern is, in a word. */
export function StateBadge({ state }: { state: ConcernState }) {
  const text = hearingText.useText();
  const tone = state === 'verified' ? 'good' : state === 'reopened' ? 'warn' : undefined;
  return (
    <span className={classes.badge} data-tone={tone}>
      {text(`states.${state}`)}
    </span>
  );
}
