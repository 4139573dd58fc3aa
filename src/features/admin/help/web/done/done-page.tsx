import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { helpText } from '../help-text.ts';
import { DoneLine } from './done-line.tsx';
import classes from './done-page.module.css';
import { doneQuery } from './done-query.ts';

/** What one did, each with a way back. */
export function DonePage() {
  const text = helpText.useText();
  const { data, error, refetch } = useQuery(doneQuery);
  return (
    <>
      <PageHeader title={text('done.title')} />
      {data?.items.length === 0 && <NothingDone />}
      {data && data.items.length > 0 && (
        <div className={classes.page}>
          <div className={classes.column}>
            <p className={classes.lead}>{text('done.lead')}</p>
            <ul>
              {data.items.map((done) => (
                <DoneLine key={done.id} done={done} />
              ))}
            </ul>
          </div>
        </div>
      )}
      {!data && !error && <SkeletonRows />}
      {!data && error && (
        <EmptyState
          title={text('done.failed')}
          actions={<Button onClick={() => void refetch()}>{text('done.retry')}</Button>}
        >
          {error.message}
        </EmptyState>
      )}
    </>
  );
}

function NothingDone() {
  const text = helpText.useText();
  return (
    <EmptyState
      icon={History}
      title={text('done.empty')}
      actions={
        <Button look="main" onClick={() => openOverlay('capture')}>
          {text('done.begin')}
        </Button>
      }
    >
      {text('done.emptyText')}
    </EmptyState>
  );
}
