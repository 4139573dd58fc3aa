import { CloudCheck } from 'lucide-react';
import { Suspense } from 'react';
import { connection } from '#src/web/api/connection.ts';
import { useStore } from '#src/web/api/store.ts';
import { deskAtHand } from '#src/web/offline/desk.ts';
import { type Entry, nextToSend } from '#src/web/offline/queue/entry.ts';
import { isSending, waiting } from '#src/web/offline/waiting.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { offlineText } from '../offline-text.ts';
import { EntryCard } from './entry-card.tsx';
import classes from './waiting.module.css';

/** What was written without a connection and is not sent yet; what could not be sent is settled here. */
export function WaitingPage() {
  const text = offlineText.useText();
  const entries = useStore(waiting);
  const sending = useStore(isSending);
  const online = useStore(connection);
  if (entries.length === 0) {
    return (
      <>
        <PageHeader title={text('title')} />
        <EmptyState icon={CloudCheck} title={text('none.title')}>
          {text('none.text')}
        </EmptyState>
      </>
    );
  }
  const refused = entries.filter(({ state }) => state === 'refused').length;
  const ready = entries.filter((one) => one.state === 'waiting' && !isHeld(one, entries)).length;
  return (
    <>
      <PageHeader title={text('title')} note={String(entries.length)}>
        {(sending || (online !== 'offline' && nextToSend(entries))) && (
          <Button look="main" busy={sending} onClick={() => void deskAtHand()?.sendNow()}>
            {text(sending ? 'sending' : 'sendNow')}
          </Button>
        )}
      </PageHeader>
      <div className={classes.page}>
        {refused > 0 && <p className={classes.lead}>{text('needsYou', { count: refused })}</p>}
        {ready > 0 && <p className={classes.lead}>{text('lead', { count: ready })}</p>}
        <Suspense fallback={<SkeletonRows />}>
          <ol className={classes.list}>
            {entries.map((entry) => (
              <EntryCard key={entry.seq} entry={entry} isHeld={isHeld(entry, entries)} />
            ))}
          </ol>
        </Suspense>
      </div>
    </>
  );
}

/** Whether it waits for the person's word on one before it. */
function isHeld(entry: Entry, entries: readonly Entry[]): boolean {
  const before = entries.filter(({ seq, state }) => seq < entry.seq && state === 'refused');
  return entry.state === 'waiting' && nextToSend([...before, entry]) === undefined;
}
