import { isLeftToServer } from './is-left-to-server.ts';
import { keepShared } from './keep-shared.ts';
import { pageOrKept } from './page-or-kept.ts';
import { sendWhatWaits } from './send-what-waits.ts';
import { openReminder, showReminder } from './show-reminder.ts';
import type {
  ExtendableEvent,
  FetchEvent,
  NotificationClickEvent,
  PushEvent,
  SyncEvent,
  WorkerScope,
} from './worker-scope.ts';

/** Put in by the build: its name, what the first page needs, and all the rest of the app. */
declare const BUILD: string;
declare const SHELL: readonly string[];
declare const REST: readonly string[];

const worker = globalThis as unknown as WorkerScope;
const CACHE = `uptake-${BUILD}`;
const PAGE = '/';

worker.addEventListener('install', (event: ExtendableEvent) => event.waitUntil(install()));
worker.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }: MessageEvent) => {
  if (data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('sync', (event: SyncEvent) => {
  if (event.tag === 'uptake-queue') event.waitUntil(sendWhatWaits(worker));
});
worker.addEventListener('push', (event: PushEvent) => {
  event.waitUntil(showReminder(worker, event));
});
worker.addEventListener('notificationclick', (event: NotificationClickEvent) => {
  event.waitUntil(openReminder(worker, event));
});
worker.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || isLeftToServer(pathname)) return;
  if (request.method === 'POST' && pathname === '/share') event.respondWith(keepShared(request));
  if (request.method !== 'GET') return;
  const isPage = request.mode === 'navigate' && !/\.[a-z0-9]+$/i.test(pathname);
  if (isPage) event.respondWith(answerPage(request));
  else if (request.mode !== 'navigate') event.respondWith(answerFile(request));
});

/** The whole app, unless the person saves data: then the rest is kept as it is used. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([PAGE, ...SHELL].map((path) => take(cache, path)));
  if (worker.navigator.connection?.saveData) return;
  await Promise.all(REST.map((path) => take(cache, path).catch(() => {})));
}

/** What an older build had already is not fetched again: a hashed name tells its content. */
async function take(cache: Cache, path: string): Promise<void> {
  const isHashed = path.startsWith('/assets/');
  const known = isHashed ? await caches.match(path) : undefined;
  if (known) await cache.put(path, known);
  else await cache.add(new Request(path, { cache: isHashed ? 'default' : 'reload' }));
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('uptake-') && name !== CACHE && name !== 'uptake-shared') {
      await caches.delete(name);
    }
  }
  await worker.clients.claim();
}

function answerPage(request: Request): Promise<Response> {
  return pageOrKept(
    (signal) => fetch(request, { signal }),
    async () => (await caches.open(CACHE)).match(PAGE),
  );
}

async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  const isHashed = new URL(request.url).pathname.startsWith('/assets/');
  if (isHashed && answer.ok) await cache.put(request, answer.clone()).catch(() => {});
  return answer;
}
