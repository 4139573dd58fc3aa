import type { OutgoingWrite } from '#src/web/api/door.ts';
import type { Entry, ShownRecord, Values } from './queue/entry.ts';

/** A write that may wait. */
export interface Plan {
  /** As it is sent, with the id that was made here. */
  body: Values;
  makes: string | null;
  target: string | null;
  /** What is kept and shown of it until the server has it; found out only if it has to wait. */
  foresee: () => Promise<Foreseen>;
}

export interface Foreseen {
  base: number | null;
  before: Values | null;
  shows: ShownRecord[];
  known?: Values | undefined;
  refs?: Values | undefined;
  /** What it is, in the person's words. */
  says: string;
  answer: unknown;
}

/** What is known here without the server. */
export interface Known {
  /** The newest kept form of a record, with what waits laid over it. */
  find: (id: string) => Promise<Values | undefined>;
  /** The answer kept at this address. */
  at: (url: string) => Promise<Values | undefined>;
  /** Every kept answer, the newest first. */
  all: () => Promise<{ url: string; answer: unknown }[]>;
  entries: readonly Entry[];
  owner: string;
}

/** What the product's features know of working without a connection. */
export interface OfflineRules {
  /** Whether the answer at this address is kept. */
  keeps: (url: string) => boolean;
  /** Whether an answer at this address can be made here, though it is not kept. */
  makes: (url: string) => boolean;
  /** What is read at rest, so that it is there without a connection; in order of need. */
  near: (isFresh: (url: string) => Promise<boolean>) => AsyncIterable<unknown>;
  /** Null if the write cannot wait. */
  plan: (write: OutgoingWrite, known: Known) => Promise<Plan | null>;
  /** The answer with what waits laid over it; undefined if there is nothing to show. */
  overlay: (url: string, answer: unknown, entries: readonly Entry[]) => unknown;
  /** An answer that can be made here, such as what a search finds among what is kept. */
  answerHere: (url: string, body: unknown, known: Known) => Promise<unknown>;
}

let load: (() => Promise<OfflineRules>) | undefined;

export function offerOfflineRules(source: () => Promise<OfflineRules>): void {
  load = source;
}

export function loadOfflineRules(): Promise<OfflineRules> {
  return load?.() ?? Promise.reject(new Error('no rules for work without a connection'));
}
