import type { GiftKind } from '#src/features/adoption/measure/measures.ts';

/** A ledger event, as far as the rules read it. */
export interface GiftEvent {
  at: string;
  occurred_at?: string | null | undefined;
  actor_id: string | null;
  via: string;
  verb: string;
  record_type: string;
  record_id: string;
  command_id?: string | null | undefined;
  undo_of?: string | null | undefined;
  changes?: Readonly<Record<string, readonly [unknown, unknown]>> | null | undefined;
}

/** By which of its rules a thing came back: the sentence that names it follows from this. */
export const GIFT_RULES = [
  'contact_seen',
  'fields_understood',
  'fields_brought',
  'lines_copied',
  'task_kept',
  'promise_kept',
  'deal_mended',
  'case_seen',
  'note_read',
] as const;
export type GiftRule = (typeof GIFT_RULES)[number];

export interface RecordRef {
  type: string;
  id: string;
}

/** One thing that the product gave back to a member. */
export interface NamedGift {
  member: string;
  /** When it was worth something, and on which day of theirs. */
  at: string;
  day: string;
  kind: GiftKind;
  rule: GiftRule;
  seconds: number;
  record: RecordRef;
  customer: RecordRef | null;
  /** What shows that it was worth something: the call, the visit. */
  shown_by: (RecordRef & { at: string }) | null;
  /** Fields filled, days past due; 1 else. */
  count: number;
}

/** What a rule finds; whose day it is, and what it saved, follow. */
export type FoundGift = Omit<NamedGift, 'day' | 'seconds'>;
