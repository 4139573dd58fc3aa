import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { helpText } from '../help-text.ts';
import { DoneLine } from './done-line.tsx';
import classes from './done-page.module.css';
import { type Done, doneQuery } from './done-query.ts';

/** What one did, each with a way back. */
export function DonePage() {
  const text = helpText.useText();
  const query = useQuery(doneQuery);
  return (
    <>
      <PageHeader title={text('done.title')} />
      <Loaded query={query} failed={text('done.failed')}>
        {({ items }) => (items.length > 0 ? <Lines items={items} /> : <NothingDone />)}
      </Loaded>
    </>
  );
}

function Lines({ items }: { items: readonly Done[] }) {
  const text = helpText.useText();
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <p className={classes.lead}>{text('done.lead')}</p>
        <ul>
          {items.map((done) => (
            <DoneLine key={done.id} done={done} />
          ))}
        </ul>
      </div>
    </div>
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
