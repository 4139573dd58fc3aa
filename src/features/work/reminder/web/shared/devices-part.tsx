import { X } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import type { Settings } from '../reminder-query.ts';
import { reminderText } from '../reminder-text.ts';
import classes from './reminders-section.module.css';
import { useDevice } from './use-device.ts';

/** Nothing is asked of the browser before its button is pressed. */
export function DevicesPart({ settings }: { settings: Settings }) {
  const text = reminderText.useText();
  const { devices, push_key } = settings;
  const device = useDevice({ devices: devices.map(({ id }) => id), pushKey: push_key });
  const { state, ownId } = device;
  const fail = () => showToast(text('settings.turnOnFailed'), { tone: 'bad' });
  return (
    <>
      <h3 className={classes.heading}>{text('settings.device')}</h3>
      <p className={classes.text}>
        {state === 'on' ? text('settings.isOn') : text('settings.deviceText')}
      </p>
      {state === 'unsupported' && <p className={classes.note}>{text('settings.unsupported')}</p>}
      {state === 'blocked' && <p className={classes.note}>{text('settings.blocked')}</p>}
      {state === 'off' && (
        <Button look="main" busy={device.busy} onClick={() => void device.turnOn().catch(fail)}>
          {text('settings.turnOn')}
        </Button>
      )}
      {state === 'on' && (
        <Button busy={device.busy} onClick={() => void device.turnOff(ownId).catch(fail)}>
          {text('settings.turnOff')}
        </Button>
      )}
      <DeviceList
        devices={devices}
        ownId={state === 'on' ? ownId : ''}
        remove={(id) => void device.turnOff(id).catch(fail)}
      />
    </>
  );
}

interface DeviceListProps {
  devices: Settings['devices'];
  ownId: string;
  remove: (id: string) => void;
}

function DeviceList({ devices, ownId, remove }: DeviceListProps) {
  const text = reminderText.useText();
  const who = useStore(reader);
  if (devices.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={text('settings.devices')}>
      {devices.map(({ id, name, problem, created_at }) => (
        <li key={id} className={classes.item}>
          <span className={classes.names}>
            <span>{id === ownId ? text('settings.thisOne', { name }) : name}</span>
            <span className={problem ? classes.problem : classes.note}>
              {problem
                ? text('settings.refused')
                : text('settings.since', { at: formatInstant(created_at, who) })}
            </span>
          </span>
          <IconButton label={text('settings.remove', { name })} onClick={() => remove(id)}>
            <X size={16} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
