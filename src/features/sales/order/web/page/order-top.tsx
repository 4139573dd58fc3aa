import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { OneRecord } from '#src/records/web/data/record-client.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { SalesOrder } from '../../sales-order.ts';
import { orderText } from '../order-text.ts';
import type { OrderStep } from './order-step.ts';
import classes from './order-top.module.css';

const CancelDialog = lazy(async () => ({
  default: (await import('./cancel-dialog.tsx')).CancelDialog,
}));

type Status = 'open' | 'delivered' | 'cancelled';
type ShownOrder = OneRecord<SalesOrder & { [field: string]: unknown }>;

/** On top of an order: what it comes to, how far it is, and what is to be done. */
export function OrderTop({ id }: { type: string; id: string }) {
  const text = orderText.useText();
  const who = useStore(reader);
  const declaration = useRecordType('sales_order');
  const { data } = useQuery(recordQuery(declaration, id));
  const order = data as unknown as ShownOrder | undefined;
  if (!order) return <div className={classes.waiting} />;
  const quote = order.quote_id ? order.refs[order.quote_id] : undefined;
  const status = order.status as Status;
  const day = (value: string) => formatDate(value, who);
  return (
    <section className={classes.top}>
      <p className={classes.worth}>
        {order.total && <b className={classes.amount}>{formatMoney(order.total, who.locale)}</b>}
        <span className={classes.status} data-status={status}>
          {text(`status.${status}`)}
        </span>
        {order.delivered_on && <span>{text('deliveredOn', { day: day(order.delivered_on) })}</span>}
        {status === 'open' && order.ordered_on && (
          <span>{text('orderedOn', { day: day(order.ordered_on) })}</span>
        )}
        {order.cancel_reason && <span>{order.cancel_reason}</span>}
        {quote && (
          <RecordLink type="quote" id={order.quote_id!} className={classes.link}>
            {quote.title}
          </RecordLink>
        )}
      </p>
      {order.can.includes('edit') && <Steps order={order} status={status} />}
    </section>
  );
}

function Steps({ order, status }: { order: ShownOrder; status: Status }) {
  const text = orderText.useText();
  const { act } = useAttempt(['sales_order']);
  const [isCancelling, setCancelling] = useState(false);
  const step: OrderStep = async (verb, body) => {
    const says = text(`${verb}Done`, { title: order.title });
    const input = { params: { id: order.id }, ...(body && { body }) };
    return act(() => send(`POST /api/v1/orders/{id}/${verb}`, input, { says }));
  };
  return (
    <div className={classes.actions}>
      {status === 'open' ? (
        <>
          <Button look="main" onClick={() => void step('deliver')}>
            {text('deliver')}
          </Button>
          <Button look="quiet" onClick={() => setCancelling(true)}>
            {text('cancel')}
          </Button>
        </>
      ) : (
        <Button onClick={() => void step('reopen')}>{text('reopen')}</Button>
      )}
      <Suspense>
        {isCancelling && <CancelDialog step={step} close={() => setCancelling(false)} />}
      </Suspense>
    </div>
  );
}
