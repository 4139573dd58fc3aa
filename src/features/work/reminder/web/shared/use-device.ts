import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import type { addDevice, removeDevice } from '../../reminder-api.ts';

const KEPT = 'uptake.push-device';

/** `off` can be turned on; `blocked` only in the browser's own settings. */
export type DeviceState = 'unknown' | 'unsupported' | 'blocked' | 'off' | 'on';

interface Known {
  /** The ids of the member's devices; undefined until they are known. */
  devices: readonly string[] | undefined;
  pushKey: string | undefined;
}

/** Whether this browser reminds the member while no page is open, and how to change that. */
export function useDevice({ devices, pushKey }: Known) {
  const client = useQueryClient();
  const [hasSubscription, setHas] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  const ownId = recallId();
  const refresh = () => client.invalidateQueries({ queryKey: ['reminder_setting'] });

  useEffect(() => {
    void findSubscription().then((found) => setHas(found !== null));
  }, []);

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } finally {
      setHas((await findSubscription()) !== null);
      await refresh();
      setBusy(false);
    }
  }

  return {
    busy,
    ownId,
    state: stateOf({ isTheirs: devices?.includes(ownId) && hasSubscription, hasSubscription }),
    turnOn: () =>
      run(async () => {
        if ((await Notification.requestPermission()) !== 'granted') return;
        const body = await subscribe(pushKey!);
        const { id } = await call<typeof addDevice>(
          'POST /api/v1/push-devices',
          { body },
          { says: false },
        );
        localStorage.setItem(KEPT, id);
      }),
    turnOff: (id: string) =>
      run(async () => {
        if (id === ownId) await (await findSubscription())?.unsubscribe();
        await call<typeof removeDevice>(
          'DELETE /api/v1/push-devices/{id}',
          { params: { id } },
          { says: false },
        );
      }),
  };
}

function stateOf(given: {
  isTheirs: boolean | null | undefined;
  hasSubscription: boolean | null;
}): DeviceState {
  const isAble =
    'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!isAble) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  if (given.hasSubscription === null || given.isTheirs === undefined) return 'unknown';
  return given.isTheirs ? 'on' : 'off';
}

async function findSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

async function subscribe(pushKey: string) {
  const { pushManager } = await navigator.serviceWorker.ready;
  // one of another member, or made for another key, would refuse the new one
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint!, public_key: keys!.p256dh!, auth: keys!.auth!, name: nameDevice() };
}

const BROWSERS: [string, RegExp][] = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
];

/** `Firefox, Windows`: enough to tell one's few devices apart. */
function nameDevice(): string {
  const find = (names: [string, RegExp][]) =>
    names.find(([, pattern]) => pattern.test(navigator.userAgent))?.[0];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ') || 'Browser';
}

function recallId(): string {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}
