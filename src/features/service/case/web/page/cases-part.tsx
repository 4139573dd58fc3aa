import { useQuery, useQueryClient } from '@tanstack/react-query';
import { findListedRecord } from '#src/records/web/data/record-cache.ts';
import type { AnyRecord, RecordPage } from '#src/records/web/data/record-client.ts';
import { Part, PartMore, PartNote, PartRow, PartRows } from '#src/records/web/part/part.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import type { ServiceCase } from '../../service-case.ts';
import { caseText } from '../case-text.ts';
import { DueMark } from '../shared/due-mark.tsx';

const SHOWN = 30;
const OPEN = ['new', 'open', 'waiting'];
const ENDED = ['resolved', 'closed'];

/** The cases of a company, a person, a deal or an order: what is open first. */
export function CasesPart({ type, id }: { type: string; id: string }) {
  const text = caseText.useText();
  const client = useQueryClient();
  const query = useQuery(casesOf({ type, id, statuses: OPEN, sort: 'next_due_at' }));
  const open = query.data;
  const ended = useQuery(casesOf({ type, id, statuses: ENDED, sort: '-resolved_at' })).data;
  const field = type === 'sales_order' ? 'order_id' : `${type}_id`;
  function create(): void {
    const one =
      client.getQueryData<AnyRecord>([type, 'one', id]) ?? findListedRecord(client, type, id);
    const title = String(one?.title ?? '');
    openOverlay('create', {
      type: 'service_case',
      values: { [field]: id },
      refs: { [id]: { type, title } },
    });
  }
  const isEmpty = open?.length === 0 && ended?.length === 0;
  return (
    <Part
      title={text('part.title')}
      none={text('part.none')}
      isEmpty={isEmpty}
      query={query}
      add={{ label: text('queue.new'), onClick: create }}
    >
      <Rows cases={open ?? []} />
      {ended && ended.length > 0 && (
        <PartMore
          summary={text(ended.length < SHOWN ? 'part.ended' : 'part.endedMany', {
            count: ended.length,
          })}
          isAlone={open?.length === 0}
        >
          <Rows cases={ended} />
        </PartMore>
      )}
    </Part>
  );
}

interface Asked {
  type: string;
  id: string;
  statuses: readonly string[];
  sort: string;
}

function casesOf({ type, id, statuses, sort }: Asked) {
  const field = type === 'sales_order' ? 'order_id' : `${type}_id`;
  const filter = JSON.stringify({
    and: [
      { field, op: 'is', value: id },
      { field: 'status', op: 'any_of', value: statuses },
    ],
  });
  return {
    queryKey: ['service_case', 'of', type, id, sort],
    queryFn: () => send<RecordPage>('GET /api/v1/cases', { query: { filter, limit: SHOWN, sort } }),
    select: ({ items }: RecordPage) => items as unknown as ServiceCase[],
  };
}

function Rows({ cases }: { cases: readonly ServiceCase[] }) {
  const text = caseText.useText();
  const who = useStore(reader);
  return (
    <PartRows>
      {cases.map((one) => (
        <PartRow
          key={one.id}
          type="service_case"
          id={one.id}
          title={`${one.number ?? ''} ${one.title}`}
        >
          {OPEN.includes(String(one.status)) ? (
            <DueMark
              of={{
                status: String(one.status),
                next_due_at: one.next_due_at,
                first_response_at: one.first_response_at,
                waiting_since: one.waiting_since,
                is_near: false,
              }}
            />
          ) : (
            <PartNote>
              {one.resolved_at &&
                text('clock.resolved', { when: formatInstant(one.resolved_at, who) })}
            </PartNote>
          )}
        </PartRow>
      ))}
    </PartRows>
  );
}
