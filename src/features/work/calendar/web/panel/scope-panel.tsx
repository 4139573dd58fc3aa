import { calendarText } from '../calendar-text.ts';
import classes from './panel.module.css';

interface ScopePanelProps {
  subject: string;
  onChoose: (scope: 'this' | 'following') => void;
}

/** Asked where one of a series is moved: this one, or all from here on. */
export function ScopePanel({ subject, onChoose }: ScopePanelProps) {
  const text = calendarText.useText();
  return (
    <>
      <h2 className={classes.title}>{text('scope.title', { subject })}</h2>
      <div>
        <button
          type="button"
          data-autofocus
          className={classes.choice}
          onClick={() => onChoose('this')}
        >
          {text('scope.this')}
        </button>
        <button type="button" className={classes.choice} onClick={() => onChoose('following')}>
          {text('scope.following')}
        </button>
      </div>
    </>
  );
}
