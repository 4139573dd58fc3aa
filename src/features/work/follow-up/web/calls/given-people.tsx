import { PhoneCall } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { followUpText } from '../follow-up-text.ts';
import type { CallQueue } from './call-queue.ts';

interface GivenPeopleProps {
  type: 'person' | 'company';
  /** Those that were ticked in a list. */
  ids: readonly string[];
  onStart: (queue: CallQueue) => void;
}

/** Those ticked in a list, as a queue of calls. */
export function GivenPeople({ type, ids, onStart }: GivenPeopleProps) {
  const text = followUpText.useText();
  const calls = ids.map((id) => ({
    key: id,
    task_id: null,
    subject: { type, id },
    name: '',
    about: '',
  }));
  return (
    <EmptyState
      icon={PhoneCall}
      title={text('calls.choose')}
      actions={
        <Button look="main" autoFocus onClick={() => onStart({ calls, left: {} })}>
          {text('calls.start', { count: calls.length })}
        </Button>
      }
    >
      {text('calls.chooseText')}
    </EmptyState>
  );
}
