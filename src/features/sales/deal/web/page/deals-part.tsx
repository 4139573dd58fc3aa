import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { formatWorth } from '#src/records/values/money-text.ts';
import { findListedRecord } from '#src/records/web/data/record-cache.ts';
import type { AnyRecord, RecordPage } from '#src/records/web/data/record-client.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { Deal } from '../../deal.ts';
import { dealText } from '../deal-text.ts';
import { dealsOf } from './deals-of.ts';
import classes from './deals-part.module.css';

const SHOWN = 50;

/** The deals of a company, or those in which a person has a part. */
export function DealsPart({ type, id }: { type: string; id: string }) {
  const text = dealText.useText();
  const client = useQueryClient();
  const filter = JSON.stringify(dealsOf({ type, id }));
  const { data } = useQuery({
    queryKey: ['deal', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/deals', {
        query: { filter, limit: SHOWN, sort: '-updated_at' },
      }),
    meta: { types: ['stage', 'person', 'company'] },
  });
  function create(): void {
    const one =
      client.getQueryData<AnyRecord>([type, 'one', id]) ?? findListedRecord(client, type, id);
    const title = String(one?.title ?? '');
    openOverlay('create', {
      type: 'deal',
      values: { [`${type}_id`]: id },
      refs: { [id]: { type, title } },
    });
  }
  const deals = (data?.items ?? []) as unknown as Deal[];
  const open = deals.filter(({ status }) => status === 'open');
  const closed = deals.filter(({ status }) => status !== 'open');
  return (
    <section className={classes.part} aria-label={text('part.title')}>
      <header className={classes.head}>
        <h3 className={classes.title}>{text('part.title')}</h3>
        <Button look="quiet" icon={<Plus size={14} aria-hidden="true" />} onClick={create}>
          {text('new')}
        </Button>
      </header>
      {data && deals.length === 0 && <p className={classes.none}>{text('part.none')}</p>}
      <Rows deals={open} refs={data?.refs ?? {}} />
      {closed.length > 0 && (
        <details className={classes.closed}>
          <summary>{text('part.closed', { count: closed.length })}</summary>
          <Rows deals={closed} refs={data?.refs ?? {}} />
        </details>
      )}
    </section>
  );
}

function Rows({ deals, refs }: { deals: readonly Deal[]; refs: RecordPage['refs'] }) {
  const text = dealText.useText();
  const who = useStore(reader);
  if (deals.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {deals.map((deal) => (
        <li key={deal.id} className={classes.row}>
          <RecordLink type="deal" id={deal.id} className={classes.name}>
            {deal.title}
          </RecordLink>
          <span className={classes.stage} data-status={deal.status}>
            {refs[deal.stage_id ?? '']?.title}
          </span>
          <span className={classes.day}>
            {deal.closes_on &&
              deal.status === 'open' &&
              text('closes', { day: formatDay(deal.closes_on, who) })}
          </span>
          <span className={classes.amount}>
            {deal.amount && formatWorth(deal.amount, who.locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
