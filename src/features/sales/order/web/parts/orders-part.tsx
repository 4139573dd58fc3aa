import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { RecordPage } from '#src/records/web/data/record-client.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { SalesOrder } from '../../sales-order.ts';
import { orderText } from '../order-text.ts';
import classes from './orders-part.module.css';

const SHOWN = 50;

/** The orders of a deal, a company or a person. */
export function OrdersPart({ type, id }: { type: string; id: string }) {
  const text = orderText.useText();
  const who = useStore(reader);
  const filter = JSON.stringify({ field: `${type}_id`, op: 'is', value: id });
  const { data } = useQuery({
    queryKey: ['sales_order', 'of', type, id],
    queryFn: () =>
      send<RecordPage>('GET /api/v1/orders', {
        query: { filter, limit: SHOWN, sort: '-ordered_on' },
      }),
  });
  const orders = (data?.items ?? []) as unknown as SalesOrder[];
  return (
    <section aria-label={text('title')}>
      {data && orders.length === 0 && <p className={classes.none}>{text('none')}</p>}
      <ul className={classes.rows}>
        {orders.map((order) => (
          <li key={order.id} className={classes.row}>
            <RecordLink type="sales_order" id={order.id} className={classes.name}>
              {order.title}
            </RecordLink>
            <span className={classes.status} data-status={order.status}>
              {text(`status.${order.status as 'open' | 'delivered' | 'cancelled'}`)}
            </span>
            <span className={classes.day}>
              {order.ordered_on && formatDay(order.ordered_on, who)}
            </span>
            <span className={classes.amount}>
              {order.total && formatMoney(order.total, who.locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
