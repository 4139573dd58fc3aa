import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, CopyCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { duplicatesQuery, type Pair, type QueueStatus } from '../duplicate-query.ts';
import { duplicateText } from '../duplicate-text.ts';
import classes from './duplicates-page.module.css';
import { PairView, Reasons } from './pair-view.tsx';
import { useDecisions } from './use-decisions.ts';

/** The look is taken aside; few changes are through in a moment, many take longer. */
const FOUND_AFTER_MS = [800, 2500, 8000];

/** Goes through all that may be here twice, one pair after another. */
export function DuplicatesPage() {
  const text = duplicateText.useText();
  const [status, setStatus] = useState<QueueStatus>('open');
  const query = useQuery(duplicatesQuery(status));
  const { data } = query;
  useLook();
  const note = data && status === 'open' && data.count > 0 && text('count', { count: data.count });
  return (
    <>
      <PageHeader title={text('title')} note={note || undefined}>
        <Button
          look="quiet"
          aria-pressed={status === 'dismissed'}
          className={classes.tab ?? ''}
          onClick={() => setStatus(status === 'open' ? 'dismissed' : 'open')}
        >
          {text('dismissed')}
        </Button>
      </PageHeader>
      <div className={classes.page}>
        {data?.is_looking && status === 'open' && (
          <p role="status" className={classes.quiet}>
            {text('looking')}
          </p>
        )}
        <Loaded query={query} failed={text('failed')}>
          {({ items }) => <Pairs status={status} items={items} />}
        </Loaded>
      </div>
    </>
  );
}

/** Has what changed lately looked through, in case nobody did. */
function useLook(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = () => invalidateTypes(client, new Set(['duplicate']));
    let timers: ReturnType<typeof setTimeout>[] = [];
    send('POST /api/v1/duplicates/look', {}, { says: false })
      .then(() => {
        timers = FOUND_AFTER_MS.map((ms) => setTimeout(() => void refresh(), ms));
      })
      .catch(() => {});
    return () => timers.forEach(clearTimeout);
  }, [client]);
}

function Pairs({ status, items }: { status: QueueStatus; items: Pair[] }) {
  const text = duplicateText.useText();
  const [first] = items;
  if (!first) {
    const isOpen = status === 'open';
    return (
      <EmptyState
        icon={isOpen ? CopyCheck : Copy}
        title={text(isOpen ? 'empty' : 'emptyDismissed')}
      >
        {text(isOpen ? 'emptyText' : 'emptyDismissedText')}
      </EmptyState>
    );
  }
  if (status === 'open') return <OpenPair items={items} />;
  return (
    <ul className={classes.list}>
      {items.map((pair) => (
        <DismissedPair key={keyOf(pair)} pair={pair} />
      ))}
    </ul>
  );
}

/**
 * One pair until it is decided: what is found meanwhile does not take its place under the hand. A
 * decision that is taken back shows its pair again.
 */
function OpenPair({ items }: { items: readonly Pair[] }) {
  const [stays, setStays] = useState<string>();
  const [decided, setDecided] = useState<readonly string[]>([]);
  const [postponed, setPostponed] = useState<string>();
  const waiting = items.filter((pair) => keyOf(pair) !== postponed);
  const shown =
    waiting.find((pair) => decided.includes(keyOf(pair))) ??
    waiting.find((pair) => keyOf(pair) === stays) ??
    waiting[0] ??
    items[0]!;
  const key = keyOf(shown);
  if (key !== stays) {
    const isDecided = stays && !items.some((pair) => keyOf(pair) === stays);
    setDecided([...decided.filter((one) => one !== key), ...(isDecided ? [stays] : [])]);
    setStays(key);
  }
  return <PairView key={key} pair={shown} onPostpone={() => setPostponed(key)} />;
}

function keyOf({ one, other }: Pair): string {
  return `${one.id} ${other.id}`;
}

function DismissedPair({ pair }: { pair: Pair }) {
  const text = duplicateText.useText();
  const decide = useDecisions();
  return (
    <li className={classes.dismissed}>
      <div className={classes.told}>
        <span className={classes.titles}>
          {pair.one.title} · {pair.other.title}
        </span>
        <Reasons pair={pair} />
      </div>
      <Button
        look="quiet"
        busy={decide.isPending}
        onClick={() => decide.mutate({ pair, decision: 'reopen' })}
      >
        {text('again')}
      </Button>
    </li>
  );
}
