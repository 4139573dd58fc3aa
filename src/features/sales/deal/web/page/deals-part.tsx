import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatWorth } from '#src/records/values/money-text.ts';
import { findListedRecord } from '#src/records/web/data/record-cache.ts';
import type { AnyRecord, RecordPage } from '#src/records/web/data/record-client.ts';
import {
  Part,
  PartAmount,
  PartMore,
  PartNote,
  PartRow,
  PartRows,
  PartState,
} from '#src/records/web/part/part.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import type { Deal } from '../../deal.ts';
import { dealText } from '../deal-text.ts';
import { dealsOf } from './deals-of.ts';

const SHOWN = 50;

/** The deals of a company, or those in which a person has a part. */
export function DealsPart({ type, id }: { type: string; id: string }) {
  const text = dealText.useText();
  const client = useQueryClient();
  const filter = JSON.stringify(dealsOf({ type, id }));
  const query = useQuery({
    queryKey: ['deal', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/deals', {
        query: { filter, limit: SHOWN, sort: '-updated_at' },
      }),
    meta: { types: ['stage', 'person', 'company'] },
  });
  const { data } = query;
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
    <Part
      title={text('part.title')}
      none={text('part.none')}
      isEmpty={data !== undefined && deals.length === 0}
      query={query}
      add={{ label: text('new'), onClick: create }}
    >
      <Rows deals={open} refs={data?.refs ?? {}} />
      {closed.length > 0 && (
        <PartMore
          summary={text('part.closed', { count: closed.length })}
          isAlone={open.length === 0}
        >
          <Rows deals={closed} refs={data?.refs ?? {}} />
        </PartMore>
      )}
    </Part>
  );
}

function Rows({ deals, refs }: { deals: readonly Deal[]; refs: RecordPage['refs'] }) {
  const text = dealText.useText();
  const who = useStore(reader);
  return (
    <PartRows>
      {deals.map((deal) => (
        <PartRow key={deal.id} type="deal" id={deal.id} title={deal.title}>
          <PartState tone={deal.status === 'won' ? 'good' : undefined}>
            {refs[deal.stage_id ?? '']?.title}
          </PartState>
          <PartNote>
            {deal.closes_on &&
              deal.status === 'open' &&
              text('closes', { day: formatDate(deal.closes_on, who) })}
          </PartNote>
          <PartAmount>{deal.amount && formatWorth(deal.amount, who.locale)}</PartAmount>
        </PartRow>
      ))}
    </PartRows>
  );
}
