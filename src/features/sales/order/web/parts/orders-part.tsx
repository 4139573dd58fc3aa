import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { RecordPage } from '#src/records/web/data/record-client.ts';
import {
  Part,
  PartAmount,
  PartNote,
  PartRow,
  PartRows,
  PartState,
} from '#src/records/web/part/part.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { SalesOrder } from '../../sales-order.ts';
import { orderText } from '../order-text.ts';

const SHOWN = 50;

/** The orders of a deal, a company or a person. */
export function OrdersPart({ type, id }: { type: string; id: string }) {
  const text = orderText.useText();
  const who = useStore(reader);
  const filter = JSON.stringify({ field: `${type}_id`, op: 'is', value: id });
  const query = useQuery({
    queryKey: ['sales_order', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/orders', {
        query: { filter, limit: SHOWN, sort: '-ordered_on' },
      }),
  });
  const { data } = query;
  const orders = (data?.items ?? []) as unknown as SalesOrder[];
  return (
    <Part
      title={text('title')}
      none={text('none')}
      isEmpty={data !== undefined && orders.length === 0}
      query={query}
    >
      <PartRows>
        {orders.map((order) => (
          <PartRow key={order.id} type="sales_order" id={order.id} title={order.title}>
            <PartState tone={order.status === 'delivered' ? 'good' : undefined}>
              {text(`status.${order.status as 'open' | 'delivered' | 'cancelled'}`)}
            </PartState>
            <PartNote>{order.ordered_on && formatDay(order.ordered_on, who)}</PartNote>
            <PartAmount>{order.total && formatMoney(order.total, who.locale)}</PartAmount>
          </PartRow>
        ))}
      </PartRows>
    </Part>
  );
}
