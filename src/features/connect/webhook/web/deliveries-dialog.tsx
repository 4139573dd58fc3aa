import { useInfiniteQuery } from '@tanstack/react-query';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import {
  type Address,
  type Delivery,
  deliveriesQuery,
  useAddressVerbs,
} from './webhook-queries.ts';
import { webhookText } from './webhook-text.ts';
import classes from './webhooks.module.css';

interface DeliveriesDialogProps {
  address: Address;
  close: () => void;
}

/** What was sent to an address and how it went, with a test and another try. */
export function DeliveriesDialog({ address, close }: DeliveriesDialogProps) {
  const text = webhookText.useText();
  const deliveries = useInfiniteQuery(deliveriesQuery(address.id));
  const { test, resend } = useAddressVerbs();
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog title={text('deliveries', { name: address.name })} close={close}>
      <div className={list.tools}>
        <Button busy={test.isPending} onClick={() => test.mutate(address.id)}>
          {text('test')}
        </Button>
      </div>
      {deliveries.isPending && <SkeletonRows count={4} />}
      {deliveries.data && items.length === 0 && <p className={list.text}>{text('noDeliveries')}</p>}
      <ul className={`${list.list} ${list.scroll}`} aria-live="polite">
        {items.map((delivery) => (
          <DeliveryItem
            key={delivery.id}
            delivery={delivery}
            onResend={() => resend.mutate(delivery.id)}
          />
        ))}
      </ul>
      <div className={list.foot}>
        <span className={`${list.note} ${list.gap}`}>{text('kept')}</span>
        {deliveries.hasNextPage && (
          <Button look="quiet" onClick={() => void deliveries.fetchNextPage()}>
            {text('more')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function DeliveryItem({ delivery, onResend }: { delivery: Delivery; onResend: () => void }) {
  const text = webhookText.useText();
  const who = useStore(reader);
  const { state, attempts, problem, next_try_at, took_ms, type, record_type, record_id } = delivery;
  const isTriedAgain = state === 'waiting' && attempts > 0 && next_try_at;
  const facts = [
    formatInstant(delivery.created_at, who),
    attempts > 0 && text('attempts', { count: attempts }),
    state === 'sent' && took_ms !== null && text('took', { count: took_ms }),
    isTriedAgain && text('delivery.waitingUntil', { at: formatInstant(next_try_at, who) }),
  ];
  return (
    <li className={list.item}>
      <div className={list.words}>
        <p>
          <span className={list.name}>{text(`delivery.${state}`)}</span>{' '}
          <span className={classes.url}>{type}</span>{' '}
          {record_type && record_id && delivery.title && (
            <RecordLink type={record_type} id={record_id} className={list.link}>
              {delivery.title}
            </RecordLink>
          )}
        </p>
        {problem && state !== 'sent' && <p className={list.problem}>{problem}</p>}
        <p className={list.note}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {(state === 'sent' || state === 'failed') && (
        <Button look="quiet" onClick={onResend}>
          {text('resend')}
        </Button>
      )}
    </li>
  );
}
