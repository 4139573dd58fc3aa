import type { NotificationClickEvent, PushEvent, WorkerScope } from './worker-scope.ts';

interface Told {
  title?: unknown;
  body?: unknown;
  tag?: unknown;
  open?: unknown;
}

/** Shows what the server told this device; the same told twice takes the place of the first. */
export async function showReminder(worker: WorkerScope, event: PushEvent): Promise<void> {
  const told = readTold(event);
  await worker.registration.showNotification(String(told.title ?? 'Uptake').slice(0, 200), {
    body: String(told.body ?? '').slice(0, 500),
    tag: String(told.tag ?? ''),
    icon: '/icons/icon-192.png',
    badge: '/icons/icon-192.png',
    data: told.open,
  });
}

function readTold({ data }: PushEvent): Told {
  try {
    return (data?.json() ?? {}) as Told;
  } catch {
    return {};
  }
}

/** Opens what the notice is about in the page that is there, else in a new one. */
export async function openReminder(
  worker: WorkerScope,
  { notification }: NotificationClickEvent,
): Promise<void> {
  notification.close();
  const url = placeOf(String(notification.data ?? ''));
  const [page] = await worker.clients.matchAll({ type: 'window' });
  if (!page) {
    await worker.clients.openWindow(url);
    return;
  }
  await page.focus();
  // the page goes there by itself, so that nothing typed is lost
  page.postMessage({ go: url });
}

/** A record opens beside the page, a page of Uptake's own by its path; nothing else is gone to. */
function placeOf(open: string): string {
  if (/^[a-z_]+\.[\w-]+$/.test(open)) return `/?open=${open}`;
  return /^(\/[\w-]+)+$/.test(open) ? open : '/';
}
