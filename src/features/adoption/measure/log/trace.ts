import type { GiftRule } from '../gift.ts';

export const TRACE_KINDS = [
  'contact',
  'edit',
  'look',
  'made',
  'moved',
  'done',
  'reopened',
  'gone',
  'export',
  'import',
  'filled',
  'gift',
  'meeting',
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** What an event says about one person's work with the system. Moments are epoch milliseconds. */
export interface Trace {
  kind: TraceKind;
  member_id: string;
  /** When it counts: the server's time, or the claimed one where that may be believed. */
  at: number;
  record_id: string;
  command_id: string | null;
  /** The person and the company that it is about. */
  customers: string[];
  detail: TraceDetail;
}

export interface TraceDetail {
  /** The company, or the person without one. */
  customer?: string;
  /** The type of the record; of an edit, that it made an activity. */
  type?: string;
  entry?: true;
  /** Of an entry: when the contact was, by the person's word. */
  about_at?: number;
  /** Of an entry: how much it says, and a fingerprint to know the same words by. */
  length?: number;
  words?: number;
  /** Milliseconds that it asked for. */
  ms?: number;
  undo_of?: string;
  /** Of a look: led there by a reminder, a notice or a mail. */
  prompted?: true;
  /** Of a look: what was there to be seen of others. */
  notes?: string[];
  cases?: string[];
  /** Of a commitment: the day it is due, and that its outcome was written down. */
  due?: string | null;
  shown?: true;
  /** Of one that is done: by its owner, and when it was made. */
  own?: true;
  made?: number;
  /** Of an entry: that it tells of a contact. */
  met?: true;
  /** Of an edit: fingerprints of the fields that were filled without being typed. */
  filled?: number[];
  /** Of a gift. */
  rule?: GiftRule;
  count?: number;
  /** Of a meeting: what was done with it, and the day it was set for. */
  what?: 'planned' | 'opened' | 'drilled' | 'decided' | 'gone';
  on?: string;
}
