import { type FormEvent, useState } from 'react';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SecretBox } from './secret-box.tsx';
import { type Address, type AddressBody, useAddressVerbs } from './webhook-queries.ts';
import { webhookText } from './webhook-text.ts';
import classes from './webhooks.module.css';

interface AddressDialogProps {
  /** Absent: a new one. */
  address: Address | undefined;
  close: () => void;
}

/** Sets up an address; its secret is shown once it is saved. */
export function AddressDialog({ address, close }: AddressDialogProps) {
  const text = webhookText.useText();
  const [isHeld, setHeld] = useState(false);
  const title = address ? text('changeName', { name: address.name }) : text('new');
  return (
    <Dialog title={title} close={close} isHeld={isHeld}>
      <AddressForm address={address} close={close} hold={() => setHeld(true)} />
    </Dialog>
  );
}

interface AddressFormProps extends AddressDialogProps {
  /** A secret stands there now. */
  hold: () => void;
}

function AddressForm({ address, close, hold }: AddressFormProps) {
  const text = webhookText.useText();
  const { add, change, remove } = useAddressVerbs();
  const [draft, setDraft] = useState<AddressBody>({
    name: address?.name ?? '',
    url: address?.url ?? '',
    events: address?.events ?? ['*'],
  });
  const problem = add.error ?? change.error;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (address) change.mutate({ id: address.id, body: draft }, { onSuccess: close });
    else add.mutate(draft, { onSuccess: hold });
  }
  if (add.data) {
    return (
      <>
        <SecretBox secret={add.data.secret} />
        <div className={list.foot}>
          <Button look="main" onClick={close}>
            {text('close')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form className={list.form} onSubmit={submit}>
      <TextField
        label={text('name')}
        hint={text('nameHint')}
        required
        maxLength={100}
        value={draft.name}
        onChange={({ target }) => setDraft({ ...draft, name: target.value })}
      />
      <TextField
        label={text('url')}
        hint={text('urlHint')}
        type="url"
        required
        maxLength={2000}
        value={draft.url}
        onChange={({ target }) => setDraft({ ...draft, url: target.value })}
      />
      <EventChecks events={draft.events} onChange={(events) => setDraft({ ...draft, events })} />
      {problem && (
        <p role="alert" className={list.problem}>
          {problem.message}
        </p>
      )}
      {address && <Secret address={address} hold={hold} />}
      <div className={list.foot}>
        {address && (
          <Button look="danger" onClick={() => remove.mutate(address.id, { onSuccess: close })}>
            {text('delete')}
          </Button>
        )}
        <span className={list.gap} />
        <Button type="submit" look="main" busy={add.isPending || change.isPending}>
          {text('save')}
        </Button>
      </div>
    </form>
  );
}

interface EventChecksProps {
  events: string[];
  onChange: (events: string[]) => void;
}

/** Record types by their names; single events are for programs that set this up. */
function EventChecks({ events, onChange }: EventChecksProps) {
  const text = webhookText.useText();
  const types = [...useRecordTypes().values()].filter(
    ({ type, listFields }) => type !== 'saved_view' && listFields.length > 0,
  );
  const isAll = events.includes('*');
  const toggle = (event: string, isOn: boolean) =>
    onChange(isOn ? [...events, event] : events.filter((one) => one !== event));
  return (
    <fieldset className={list.part}>
      <legend>{text('events')}</legend>
      <label className={list.check}>
        <input
          type="checkbox"
          checked={isAll}
          onChange={({ target }) => onChange(target.checked ? ['*'] : [])}
        />
        {text('all')}
      </label>
      {!isAll && (
        <div className={classes.checks}>
          {types.map((one) => (
            <label key={one.type} className={list.check}>
              <input
                type="checkbox"
                checked={events.includes(`${one.type}.*`)}
                onChange={({ target }) => toggle(`${one.type}.*`, target.checked)}
              />
              {recordPluralLabel(one)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Secret({ address, hold }: { address: Address; hold: () => void }) {
  const text = webhookText.useText();
  const who = useStore(reader);
  const { rotate } = useAddressVerbs();
  if (rotate.data) return <SecretBox secret={rotate.data.secret} />;
  return (
    <div className={list.part}>
      <div>
        <Button
          busy={rotate.isPending}
          onClick={() => rotate.mutate(address.id, { onSuccess: hold })}
        >
          {text('rotate')}
        </Button>
      </div>
      <p className={list.note}>
        {address.old_secret_until
          ? text('oldSecret', { at: formatInstant(address.old_secret_until, who) })
          : text('rotateHint')}
      </p>
    </div>
  );
}
