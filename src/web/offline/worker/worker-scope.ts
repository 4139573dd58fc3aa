/** What a service worker has and a page has not; TypeScript knows either, not both. */
export interface WorkerScope {
  addEventListener: <E>(type: string, listener: (event: E) => void) => void;
  skipWaiting: () => Promise<void>;
  location: Location;
  navigator: Navigator & { connection?: { saveData?: boolean } };
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: { type: 'window' }) => Promise<{ postMessage: (data: unknown) => void }[]>;
  };
}

export interface ExtendableEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface SyncEvent extends ExtendableEvent {
  tag: string;
}

export interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
