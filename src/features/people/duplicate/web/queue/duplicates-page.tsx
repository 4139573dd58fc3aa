import { useQuery } from '@tanstack/react-query';
import { Copy, CopyCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { send } from '#src/web/api/call.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { duplicatesQuery, type Pair, type QueueStatus } from '../duplicate-query.ts';
import { duplicateText } from '../duplicate-text.ts';
import classes from './duplicates-page.module.css';
import { PairView, Reasons } from './pair-view.tsx';
import { useDecisions } from './use-decisions.ts';

/** Goes through all that may be here twice, one pair after another. */
export function DuplicatesPage() {
  const text = duplicateText.useText();
  const [status, setStatus] = useState<QueueStatus>('open');
  const { data, error, refetch } = useQuery(duplicatesQuery(status));
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
        {data && <Pairs status={status} items={data.items} />}
        {!data && !error && <SkeletonRows />}
        {!data && error && (
          <EmptyState
            title={text('failed')}
            actions={<Button onClick={() => void refetch()}>{text('retry')}</Button>}
          >
            {error.message}
          </EmptyState>
        )}
      </div>
    </>
  );
}

/** Has what changed lately looked through, in case nobody did. */
function useLook(): void {
  useEffect(() => {
    send('POST /api/v1/duplicates/look', {}, { says: false }).catch(() => {});
  }, []);
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
  if (status === 'open') return <PairView key={`${first.one.id} ${first.other.id}`} pair={first} />;
  return (
    <ul className={classes.list}>
      {items.map((pair) => (
        <DismissedPair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
      ))}
    </ul>
  );
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
