import { Link } from '@tanstack/react-router';
import { Sprout } from 'lucide-react';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { boardText } from './board-text.ts';
import classes from './start-here.module.css';

/** In a workspace without records: what will stand here, and what to do first. */
export function StartHere() {
  const text = boardText.useText();
  return (
    <EmptyState
      icon={Sprout}
      title={text('start.title')}
      actions={
        <>
          <Link to="/import" className={classes.link}>
            {text('start.import')}
          </Link>
          <Link to="/deals" className={classes.link}>
            {text('start.deals')}
          </Link>
        </>
      }
    >
      {text('start.text')}
    </EmptyState>
  );
}
