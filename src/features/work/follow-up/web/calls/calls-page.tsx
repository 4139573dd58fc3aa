import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { followUpText } from '../follow-up-text.ts';
import { type CallQueue, countLeft, currentCall, skippedAgain } from './call-queue.ts';
import { CallScreen } from './call-screen.tsx';
import classes from './calls.module.css';
import { ChooseCalls } from './choose-calls.tsx';
import { GivenPeople } from './given-people.tsx';
import { QueueEnd } from './queue-end.tsx';
import { useCallQueue } from './use-call-queue.ts';

/** The calls of the day, one after another. */
export function CallsPage() {
  const text = followUpText.useText();
  const [queue, setQueue] = useCallQueue();
  const [running, setRunning] = useState(false);
  const { type, ids } = useSearch({ strict: false }) as { type?: string; ids?: string };
  const given = type === 'person' || type === 'company' ? ids?.split(',').filter(Boolean) : null;
  const call = queue && currentCall(queue);

  function start(next: CallQueue): void {
    setQueue(next);
    setRunning(true);
  }

  return (
    <>
      <PageHeader title={text('calls.title')} note={running && queue && <Progress queue={queue} />}>
        {running && call && <Button onClick={() => setRunning(false)}>{text('calls.stop')}</Button>}
      </PageHeader>
      <div className={classes.scroll}>
        {running && queue && call && <CallScreen key={call.key} {...{ call, queue, setQueue }} />}
        {running && queue && !call && (
          <QueueEnd
            queue={queue}
            onAgain={() => setQueue(skippedAgain(queue))}
            onClose={() => setQueue(null)}
          />
        )}
        {!running && given && <GivenPeople type={type as 'person'} ids={given} onStart={start} />}
        {!running && !given && (
          <ChooseCalls kept={call ? queue : null} onGoOn={() => setRunning(true)} onStart={start} />
        )}
      </div>
    </>
  );
}

function Progress({ queue }: { queue: CallQueue }) {
  const text = followUpText.useText();
  const total = queue.calls.length;
  const left = countLeft(queue);
  return (
    <span className={classes.progress}>
      {text('calls.progress', { at: Math.min(left + 1, total), total })}
      <progress value={left} max={total} aria-label={text('calls.title')} />
    </span>
  );
}
