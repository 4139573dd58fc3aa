import { pageOrKept } from './page-or-kept.ts';
import type { ExtendableEvent, FetchEvent, WorkerScope } from './worker-scope.ts';

/** Put in by the build: its name, and what the page of a workshop loads. */
declare const BUILD: string;
declare const FILES: readonly string[];

const worker = globalThis as unknown as WorkerScope;
const CACHE = `join-${BUILD}`;
const PAGE = '/j/';

// keeps the page for who takes part in a workshop on their phone, and nothing of the app
worker.addEventListener('install', (event: ExtendableEvent) => event.waitUntil(install()));
worker.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && /^\/j(\/|$)/.test(pathname)) {
    event.respondWith(answerPage(request));
  } else if (FILES.includes(pathname)) event.respondWith(answerFile(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...FILES]);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('join-') && name !== CACHE) await caches.delete(name);
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
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}
