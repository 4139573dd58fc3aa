import type { GiftKind } from './measures.ts';

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

export const KIND_OF_RULE: Record<GiftRule, GiftKind> = {
  contact_seen: 'contact_logged',
  fields_understood: 'field_filled',
  fields_brought: 'field_filled',
  lines_copied: 'field_filled',
  task_kept: 'follow_up_rescued',
  promise_kept: 'follow_up_rescued',
  deal_mended: 'follow_up_rescued',
  case_seen: 'case_warned',
  note_read: 'note_used',
};

export interface RecordRef {
  type: string;
  id: string;
}

/** One thing that came back to a person on a day, as it is kept. */
export interface DayGift extends RecordRef {
  rule: GiftRule;
  /** When it was worth something, epoch milliseconds. */
  at: number;
  /** The company, or the person without one. */
  customer: string | null;
  /** Fields filled, days past due; 1 else. */
  count: number;
  /** What shows that it was worth something: the call, the visit. */
  shown?: RecordRef & { at: number };
}

/** The same with its day and what it saved. */
export interface NamedGift extends DayGift {
  /** Counted from 1970-01-01 on the person's own calendar. */
  day: number;
  kind: GiftKind;
  seconds: number;
}
