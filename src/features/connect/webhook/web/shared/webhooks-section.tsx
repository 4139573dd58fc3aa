import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { AddressDialog } from '../address-dialog.tsx';
import { DeliveriesDialog } from '../deliveries-dialog.tsx';
import { type Address, addressesQuery, useAddressVerbs } from '../webhook-queries.ts';
import { webhookText } from '../webhook-text.ts';
import classes from '../webhooks.module.css';

type Open = { kind: 'form'; address: Address | undefined } | { kind: 'log'; address: Address };

/** Other programs that are told what happens, for administrators. */
export function WebhooksSection() {
  const text = webhookText.useText();
  const { data } = useQuery(addressesQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={list.screen}>
      <p className={list.text}>{text('intro')}</p>
      <div className={list.tools}>
        <Button
          look="main"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setOpen({ kind: 'form', address: undefined })}
        >
          {text('new')}
        </Button>
      </div>
      {!data && <SkeletonRows count={3} />}
      {data?.items.length === 0 && <p className={list.note}>{text('none')}</p>}
      {data && data.items.length > 0 && (
        <ul className={list.list}>
          {data.items.map((address) => (
            <AddressItem
              key={address.id}
              address={address}
              onChange={() => setOpen({ kind: 'form', address })}
              onLog={() => setOpen({ kind: 'log', address })}
            />
          ))}
        </ul>
      )}
      {open?.kind === 'form' && <AddressDialog address={open.address} close={close} />}
      {open?.kind === 'log' && <DeliveriesDialog address={open.address} close={close} />}
    </div>
  );
}

interface AddressItemProps {
  address: Address;
  onChange: () => void;
  onLog: () => void;
}

function AddressItem({ address, onChange, onLog }: AddressItemProps) {
  const text = webhookText.useText();
  const { change } = useAddressVerbs();
  const { id, name, url, state } = address;
  const isOn = state === 'on';
  return (
    <li className={list.item}>
      <span
        className={list.state}
        data-state={state}
        data-trouble={state === 'paused' || undefined}
      >
        {text(`state.${state}`)}
      </span>
      <div className={list.words}>
        <p className={list.name}>{name}</p>
        <p className={classes.url}>{url}</p>
        <AddressTrouble address={address} />
        <AddressFacts address={address} />
      </div>
      <div className={list.verbs}>
        <Button
          look={isOn ? 'quiet' : 'plain'}
          busy={change.isPending}
          onClick={() => change.mutate({ id, body: { state: isOn ? 'off' : 'on' } })}
        >
          {text(isOn ? 'switchOff' : 'switchOn')}
        </Button>
        <Button look="quiet" onClick={onLog}>
          {text('log')}
        </Button>
        <Button look="quiet" aria-label={text('changeName', { name })} onClick={onChange}>
          {text('change')}
        </Button>
      </div>
    </li>
  );
}

function AddressTrouble({ address: { state, pause_detail, failing_since } }: { address: Address }) {
  const text = webhookText.useText();
  const who = useStore(reader);
  if (state === 'paused') {
    const why =
      pause_detail === 'responsible'
        ? text('pausedResponsible')
        : pause_detail === 'too_many'
          ? text('pausedTooMany')
          : text('pausedBecause', { detail: pause_detail ?? '' });
    return <p className={list.problem}>{why}</p>;
  }
  if (!failing_since) return null;
  return (
    <p className={list.problem}>{text('failing', { at: formatInstant(failing_since, who) })}</p>
  );
}

function AddressFacts({ address: { events, waiting, last_sent_at } }: { address: Address }) {
  const text = webhookText.useText();
  const who = useStore(reader);
  const types = useRecordTypes();
  const names = events.map((event) => {
    const type = types.get(event.split('.')[0]!);
    return event === '*' ? text('everything') : type ? recordPluralLabel(type) : event;
  });
  const facts = [
    names.length > 0 && text('told', { types: [...new Set(names)].join(', ') }),
    waiting > 0 && text('waiting', { count: waiting }),
    last_sent_at ? text('sent', { at: formatInstant(last_sent_at, who) }) : text('never'),
  ];
  return <p className={list.note}>{facts.filter(Boolean).join(' · ')}</p>;
}
