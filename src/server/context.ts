import type { Db } from './db/database.ts';
import type { EventDraft, Via } from './ledger/event.ts';

export type Role = 'administrator' | 'manager' | 'member';

/** Who acts, in which workspace, with which rights. */
export interface Actor {
  workspaceId: string;
  memberId: string;
  role: Role;
  /** The teams whose `team` records they see: their own and those they lead. */
  teamIds: string[];
  /** Of these the ones they lead; absent: none. */
  ledTeamIds?: string[];
  /** Undefined where it was not read: a member in whose place another acts. */
  teamId: string | null | undefined;
  via: Via;
  /** The administrator who looks through this member's eyes: nothing is written, nothing private seen. */
  viewerId?: string;
  /** An outside coach: sees sums alone, and nothing of records or people. */
  coach?: true;
  /** Somebody without an account acts, by a public link: the ledger names no member. */
  byLink?: true;
}

/** What a read has: permission in `actor`, and queries behind the workspace's wall. */
export interface ReadContext {
  actor: Actor;
  db: Db;
  now(): Date;
}

/** What a command has besides: `db` is its transaction, `emit` its ledger. */
export interface WriteContext extends ReadContext {
  commandId: string;
  emit(event: EventDraft): void;
  /** Adds a job in the same transaction: it runs only if the command is committed. */
  enqueue(task: string, payload: Record<string, unknown>): Promise<void>;
}
