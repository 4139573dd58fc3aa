import { Link } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { shellText } from '../shell/shell-text.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import classes from './not-kept.module.css';

interface NotKeptProps {
  retry: () => unknown;
  /** `h1` where it stands in place of the whole page. */
  heading?: 'h1' | 'h2';
}

/** In place of what is not kept on this device, while there is no connection; `startOffline` has it come. */
export function NotKept({ retry, heading }: NotKeptProps) {
  const text = shellText.useText();
  return (
    <EmptyState
      icon={CloudOff}
      title={text('problem.unreachable.title')}
      {...(heading && { heading })}
      actions={
        <>
          <Link to="/" className={classes.link}>
            {text('problem.home')}
          </Link>
          <Button look="quiet" onClick={() => retry()}>
            {text('problem.retry')}
          </Button>
        </>
      }
    >
      {text('problem.unreachable.text')}
    </EmptyState>
  );
}
