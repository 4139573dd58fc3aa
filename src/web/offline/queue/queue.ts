import type { OfflineDb } from '../store/offline-db.ts';
import { type Entry, type EntryDraft, moveOf, type Refusal } from './entry.ts';

/** What one member wrote and the server does not have yet, in order; all tabs see the same. */
export interface Queue {
  list: () => Promise<Entry[]>;
  add: (draft: EntryDraft) => Promise<Entry>;
  /** It is done; those written on top of it know the new version. Both or neither. */
  settle: (entry: Entry, version: number | null) => Promise<void>;
  refuse: (entry: Entry, refusal: Refusal) => Promise<void>;
  /** The server broke over it, and it stays where it is; gives how often. */
  noteBreak: (entry: Entry) => Promise<number>;
  /** The person mended it: it is tried again, as another request. Nothing if it is gone. */
  mend: (seq: number, change: Partial<EntryDraft>) => Promise<void>;
  /** The person threw it away. Whether it was still there. */
  discard: (seq: number) => Promise<boolean>;
}

export function createQueue(db: OfflineDb, owner: string): Queue {
  async function update(seq: number, change: (entry: Entry) => Entry): Promise<void> {
    const tx = db.transaction('entries', 'readwrite');
    const entry = await tx.store.get(seq);
    if (entry) await tx.store.put(change(entry));
    await tx.done;
  }

  return {
    list: () => db.getAllFromIndex('entries', 'owner', owner),
    async add(draft) {
      const entry: Omit<Entry, 'seq'> = {
        ...draft,
        owner,
        state: 'waiting',
        refusal: null,
        breaks: 0,
      };
      // on the disk before the person is told
      const tx = db.transaction(['entries', 'moves'], 'readwrite', { durability: 'strict' });
      const moves = tx.objectStore('moves');
      // what was on screen may be older than what this member sent since, from another tab
      for (let { target, base } = draft; target !== null && base !== null; ) {
        const move = await moves.get([owner, target, base]);
        base = move?.version ?? null;
        if (base !== null) entry.base = base;
      }
      const seq = await tx.objectStore('entries').add(entry as Entry);
      await tx.done;
      return { ...entry, seq };
    },
    async settle(sent, version) {
      const tx = db.transaction(['entries', 'moves'], 'readwrite');
      const entries = tx.objectStore('entries');
      await entries.delete(sent.seq);
      const move = moveOf(sent, version);
      if (move) {
        await tx.objectStore('moves').put(move);
        for (const entry of await entries.index('owner').getAll(owner)) {
          if (entry.target !== move.id || entry.base !== move.base) continue;
          await entries.put({ ...entry, base: move.version });
        }
      }
      await tx.done;
    },
    refuse: ({ seq }, refusal) =>
      update(seq, (entry) => ({ ...entry, state: 'refused', refusal, breaks: 0 })),
    async noteBreak({ seq, breaks }) {
      await update(seq, (entry) => ({ ...entry, breaks: breaks + 1 }));
      return breaks + 1;
    },
    mend: (seq, change) =>
      update(seq, (entry) => ({ ...entry, ...change, state: 'waiting', refusal: null, breaks: 0 })),
    async discard(seq) {
      const tx = db.transaction('entries', 'readwrite');
      const was = (await tx.store.getKey(seq)) !== undefined;
      await tx.store.delete(seq);
      await tx.done;
      return was;
    },
  };
}
