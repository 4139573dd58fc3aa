import { Link } from '@tanstack/react-router';
import { PartyPopper } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { followUpText } from '../follow-up-text.ts';
import { type CallQueue, countLeft } from './call-queue.ts';
import classes from './calls.module.css';

interface QueueEndProps {
  queue: CallQueue;
  onAgain: () => void;
  onClose: () => void;
}

/** All are through; those skipped can be gone through again. */
export function QueueEnd({ queue, onAgain, onClose }: QueueEndProps) {
  const text = followUpText.useText();
  const skipped = countLeft(queue, 'skipped');
  return (
    <EmptyState
      icon={PartyPopper}
      title={text('calls.over')}
      actions={
        <>
          {skipped > 0 && (
            <Button look="main" onClick={onAgain}>
              {text('calls.skipped', { count: skipped })}
            </Button>
          )}
          <Link to={'/' as string} className={classes.back} onClick={onClose}>
            {text('calls.back')}
          </Link>
        </>
      }
    >
      {text('calls.overText', { count: countLeft(queue, 'done') })}
    </EmptyState>
  );
}
