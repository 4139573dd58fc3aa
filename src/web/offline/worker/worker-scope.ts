/** What a service worker has and a page has not; TypeScript knows either, not both. */
export interface WorkerScope {
  addEventListener: <E>(type: string, listener: (event: E) => void) => void;
  skipWaiting: () => Promise<void>;
  location: Location;
  registration: ServiceWorkerRegistration;
  navigator: Navigator & { connection?: { saveData?: boolean } };
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: { type: 'window' }) => Promise<WindowPage[]>;
    openWindow: (url: string) => Promise<unknown>;
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

interface WindowPage {
  postMessage: (data: unknown) => void;
  focus: () => Promise<unknown>;
}

export interface PushEvent extends ExtendableEvent {
  data: { json: () => unknown } | null;
}

export interface NotificationClickEvent extends ExtendableEvent {
  notification: Notification;
}
