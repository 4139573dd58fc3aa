import type { Method } from '#src/lib/define-endpoint.ts';

/** A request on its way out. */
export interface OutgoingWrite {
  method: Exclude<Method, 'GET'>;
  /** Path and query. */
  url: string;
  body: unknown;
  options: {
    /** What the undo toast says; false for none. */
    says?: string | false;
    gather?: string[];
    reads?: true;
    key?: string;
  };
}

/** How a write is sent at once: perhaps with an id made here, and a key that is known for long. */
export interface AskChange {
  body?: unknown;
  key?: string;
  /** Gives up early, since the write can wait. */
  brief?: true;
}

/** What stands between the app and the network: it answers from what is kept, and lets writes wait. */
export interface Door {
  read: <T>(url: string, ask: () => Promise<T>) => Promise<T>;
  write: <T>(write: OutgoingWrite, ask: (change: AskChange) => Promise<T>) => Promise<T>;
  /** Keeps an answer that was asked for before the door was there. */
  note: (url: string, answer: unknown) => void;
}

let load: (() => Promise<Door>) | undefined;
let opening: Promise<Door | null> | undefined;
let open: Door | null = null;
const early = new Map<string, unknown>();
const MOST_EARLY = 100;

/** Names where the door comes from; it is loaded once the first page rests, or when it is needed. */
export function offerDoor(source: () => Promise<Door>): void {
  load = source;
}

/** Null where nothing can be kept, such as in a private window. */
export function openDoor(): Promise<Door | null> {
  opening ??= (load?.() ?? Promise.resolve(null)).then(
    (door) => {
      open = door;
      for (const [url, answer] of early) door?.note(url, answer);
      early.clear();
      return door;
    },
    () => {
      // its code could not be fetched: try again with the next request
      opening = undefined;
      return null;
    },
  );
  return opening;
}

/** The door if it is there already, so that nothing waits for it. */
export function doorAtHand(): Door | null {
  return open;
}

/** Keeps what was asked for without the door, once there is one; it may have come in the meantime. */
export function noteEarly(url: string, answer: unknown): void {
  if (open) open.note(url, answer);
  else if (load && (early.has(url) || early.size < MOST_EARLY)) early.set(url, answer);
}
