import type { Verb } from '#src/lib/ledger-verbs.ts';

export type Via =
  | 'web'
  | 'capture'
  | 'email'
  | 'calendar'
  | 'phone'
  | 'import'
  | 'api'
  | 'automation'
  | 'page';

/** Before and after of each field; before is null for what is new. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

/** What a command says has happened; the ledger adds who, when, via and the chain. */
export interface EventDraft {
  verb: Verb;
  type: string;
  id: string;
  changes?: Changes;
  /** When it happened by the person's word, if not now; ISO 8601. */
  occurredAt?: string;
  /** The command that this one takes back. */
  undoOf?: string;
}
