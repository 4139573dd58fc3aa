import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { LifeBuoy, List, Plus } from 'lucide-react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { caseQueueQuery, queueSearch } from '../case-query.ts';
import { caseText } from '../case-text.ts';
import { useCaseVerbs } from '../shared/use-case-verbs.ts';
import { CaseRow } from './case-row.tsx';
import classes from './queue-page.module.css';
import { QueueTabs } from './queue-tabs.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

/** What to do next, in the order of what was promised. */
export function QueuePage() {
  const text = caseText.useText();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const { takeNext } = useCaseVerbs();
  const { scope, queue_id } = queueSearch(search);
  const query = useQuery(caseQueueQuery(search));
  const { data } = query;
  async function take(): Promise<void> {
    const id = await takeNext(queue_id);
    if (id) {
      const open = { open: `service_case.${id}` };
      await navigate({ to: '.', search: (all: object) => ({ ...all, ...open }) });
    }
  }
  const { page, place } = useQueueKeys(data?.items ?? [], () => void take());
  return (
    <>
      <PageHeader title={text('queue.title')}>
        <Link to="/cases" className={classes.link}>
          <List size={14} aria-hidden="true" />
          {text('queue.list')}
        </Link>
        <NewCase />
        <Button look="main" onClick={() => void take()}>
          {text('queue.takeNext')} <Kbd keys="t" />
        </Button>
      </PageHeader>
      {data && <QueueTabs queue={data} search={{ scope, ...(queue_id && { queue_id }) }} />}
      <div ref={page} className={classes.page}>
        <Loaded query={query} failed={text('queue.failed')}>
          {({ items, refs, more }) => (
            <>
              {items.length === 0 && (
                <EmptyState icon={LifeBuoy} title={text(`queue.empty.${scope}`)}>
                  {text(`queue.empty.${scope}Text`)}
                </EmptyState>
              )}
              <ul>
                {items.map((item) => (
                  <CaseRow key={item.id} {...{ item, refs }} selected={item.id === place} />
                ))}
              </ul>
              {more && <p className={classes.more}>{text('queue.more')}</p>}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

/** On a phone the sign alone, or the page's name has no room beside it. */
function NewCase() {
  const text = caseText.useText();
  const make = () => openOverlay('create', { type: 'service_case' });
  if (useIsPhone()) {
    return (
      <IconButton label={text('queue.new')} onClick={make}>
        <Plus size={18} />
      </IconButton>
    );
  }
  return (
    <Button icon={<Plus size={14} aria-hidden="true" />} onClick={make}>
      {text('queue.new')}
    </Button>
  );
}
