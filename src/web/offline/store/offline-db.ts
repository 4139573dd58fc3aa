import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry, Move } from '../queue/entry.ts';

/** An answer of the server as it was last given to its owner. */
export interface KeptAnswer {
  /** The member it was given to. */
  owner: string;
  /** Path and query. */
  url: string;
  /** The answer as JSON text, which is small and quick to keep. */
  text: string;
}

/** What is known of a kept answer without reading it. */
export interface KeptFact {
  owner: string;
  url: string;
  /** When the server gave it (ms since 1970). */
  at: number;
  /** Characters. */
  size: number;
}

export interface Schema extends DBSchema {
  entries: { key: number; value: Entry; indexes: { owner: string } };
  moves: { key: [owner: string, id: string, base: number]; value: Move; indexes: { at: number } };
  kept: { key: [owner: string, url: string]; value: KeptAnswer };
  facts: { key: [owner: string, url: string]; value: KeptFact; indexes: { at: number } };
}
export type OfflineDb = IDBPDatabase<Schema>;

const NAME = 'uptake';

/** What this browser keeps: what waits to be sent, in order, and what was read lately. */
export function openOfflineDb(): Promise<OfflineDb> {
  return openDB<Schema>(NAME, 1, {
    upgrade(db) {
      const entries = db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
      entries.createIndex('owner', 'owner');
      const moves = db.createObjectStore('moves', { keyPath: ['owner', 'id', 'base'] });
      moves.createIndex('at', 'at');
      db.createObjectStore('kept', { keyPath: ['owner', 'url'] });
      const facts = db.createObjectStore('facts', { keyPath: ['owner', 'url'] });
      facts.createIndex('at', 'at');
    },
    blocking(_current, _next, event) {
      // a newer version of the app opens it in another tab
      (event.target as unknown as { close: () => void }).close();
    },
  });
}
