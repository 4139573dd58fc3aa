import { send } from '#src/web/api/call.ts';
import { connection } from '#src/web/api/connection.ts';
import { noteAnswered } from '#src/web/api/own-writes.ts';
import { sessionLost } from '#src/web/api/session-lost.ts';
import { type Entry, type EntryDraft, nextToSend, type Values } from './queue/entry.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import { sendAlone } from './queue/send-alone.ts';
import { sendQueue } from './queue/send-queue.ts';
import { askForBackgroundSync } from './service-worker.ts';
import { type KeptAnswers, keptAnswers } from './store/kept-answers.ts';
import type { OfflineDb } from './store/offline-db.ts';
import { isSending, sentCount, waiting } from './waiting.ts';

const CHANNEL = 'uptake-queue';
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

/** What one member has here: the queue of what they wrote, and what they read. */
export interface Desk {
  owner: string;
  /** Settled once the entries of earlier visits are known. */
  ready: Promise<void>;
  kept: KeptAnswers;
  entries: () => readonly Entry[];
  add: (draft: EntryDraft) => Promise<Entry>;
  change: (seq: number, change: Partial<EntryDraft>) => Promise<void>;
  /** Takes an entry back: out of the queue, or through the server if it has gone since. */
  takeBack: (seq: number) => Promise<void>;
  /** Takes in the answer to what was sent at once. */
  noteSaved: (answer: unknown) => void;
  sendNow: () => Promise<void>;
  close: () => void;
}

let current: Desk | null = null;

/** The desk of the member who works in this tab. */
export function deskAtHand(): Desk | null {
  return current;
}

export function createDesk(db: OfflineDb, owner: string): Desk {
  const queue = createQueue(db, owner);
  const kept = keptAnswers(db, owner);
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  /** The commands of what this tab has sent, by place in the queue, for undo. */
  const sent = new Map<number, string>();
  let entries: readonly Entry[] = [];
  let isClosed = false;

  async function reread(): Promise<void> {
    entries = await queue.list();
    // somebody else may work here by now
    if (!isClosed) waiting.set(entries);
  }
  async function changed(): Promise<void> {
    await reread();
    channel?.postMessage(owner);
    retry.soon();
  }
  const retry = createRetry(async () => {
    if (isClosed || !nextToSend(entries)) return 'done';
    isSending.set(true);
    try {
      return await sendAll({ queue, owner, sent, reread });
    } finally {
      isSending.set(false);
      channel?.postMessage(owner);
    }
  });
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data === owner) void reread().then(() => sentCount.set(sentCount.get() + 1));
    };
  }

  const desk: Desk = {
    owner,
    kept,
    entries: () => entries,
    ready: reread().then(() => retry.soon()),
    async add(draft) {
      const entry = await queue.add(draft);
      await changed();
      void askForBackgroundSync();
      return entry;
    },
    async change(seq, change) {
      await queue.mend(seq, change);
      await changed();
    },
    async takeBack(seq) {
      const wasWaiting = await queue.discard(seq);
      const id = sent.get(seq);
      if (!wasWaiting && id) {
        await send('POST /api/v1/commands/{id}/undo', { params: { id } }, { says: false });
      }
      await changed();
    },
    noteSaved(answer) {
      const record = answer as Values | null;
      if (typeof record?.id === 'string') void keepNewest(kept, record).catch(() => {});
    },
    sendNow: retry.now,
    close() {
      isClosed = true;
      retry.stop();
      channel?.close();
      if (current === desk) current = null;
      waiting.set([]);
    },
  };
  current = desk;
  return desk;
}

/** A record that was just saved takes the place of its older form, wherever it is kept by itself. */
async function keepNewest(kept: KeptAnswers, record: Values): Promise<void> {
  const older = (await kept.all()).find(({ url }) => url.endsWith(`/${String(record.id)}`));
  if (older && /^\/api\/v1\/[a-z-]+\/[^/?]+$/.test(older.url)) await kept.keep(older.url, record);
}

interface SendAll {
  queue: Queue;
  owner: string;
  sent: Map<number, string>;
  reread: () => Promise<void>;
}

async function sendAll({ queue, owner, sent, reread }: SendAll): Promise<'done' | number | 'wait'> {
  const sending = await sendAlone(owner, () =>
    sendQueue({
      queue,
      owner,
      fetch: (url, init) => fetch(url, init),
      onSent: ({ seq }, command) => {
        if (!command) return;
        noteAnswered(command);
        sent.set(seq, command);
      },
    }),
  );
  await reread();
  sentCount.set(sentCount.get() + 1);
  if (!sending || sending.outcome === 'later') return sending?.waitMs ?? 0;
  if (sending.outcome === 'sign-in') sessionLost.set(true);
  if (sending.outcome !== 'done') return 'wait';
  if (connection.get() === 'offline') connection.set('good');
  return 'done';
}

/**
 * Tries again after a pause that grows, and at once when the network, the page or the sign-in comes
 * back. `attempt` says whether it is done, how long to wait at least, or that only the person can help.
 */
function createRetry(attempt: () => Promise<'done' | number | 'wait'>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_RETRY_MS;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (!navigator.onLine) return;
    const outcome = await attempt().catch(() => 0);
    if (outcome === 'done') pauseMs = FIRST_RETRY_MS;
    if (typeof outcome !== 'number') return;
    timer = setTimeout(now, Math.max(outcome, pauseMs));
    pauseMs = Math.min(LAST_RETRY_MS, pauseMs * 2);
  }
  function now(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }
  function soon(): void {
    pauseMs = FIRST_RETRY_MS;
    void now();
  }
  const onVisible = () => document.visibilityState === 'visible' && soon();
  window.addEventListener('online', soon);
  document.addEventListener('visibilitychange', onVisible);
  const stops = [
    connection.subscribe(() => connection.get() === 'good' && soon()),
    sessionLost.subscribe(() => !sessionLost.get() && soon()),
  ];
  return {
    now,
    soon,
    stop() {
      clearTimeout(timer);
      window.removeEventListener('online', soon);
      document.removeEventListener('visibilitychange', onVisible);
      for (const stop of stops) stop();
    },
  };
}
