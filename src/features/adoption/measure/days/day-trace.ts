import type { DayGift } from '../gift.ts';
import type { Job } from '../measures.ts';

/** Days are counted from 1970-01-01 on the person's own calendar. */
export type DayNumber = number;

/** A contact, as it looks from the person's calendar. */
export interface ContactTrace {
  /** Minute of the day. */
  m: number;
  customer: string;
  /** Days until the person left a trace of it; null: none within a fortnight. */
  traced: number | null;
  /** The hour of that trace. */
  hour: number | null;
  looked: boolean;
}

/** An activity that was entered by hand. */
export interface EntryTrace {
  hour: number;
  /** Days since the contact, by what was seen of it or else by the person's word. */
  lag: number;
  matched: 'contact' | 'look' | 'follow_up' | null;
  /** It says next to nothing, or the same as several others. */
  empty: boolean;
  /** It came with others within half an hour, some of which were of days before. */
  batched: boolean;
}

/** What is kept of one person and day. It follows from the ledger and the time zone alone. */
export interface DayTrace {
  day: DayNumber;
  contacts: ContactTrace[];
  entries: EntryTrace[];
  /** Saves by hour of the day, and what they asked for. */
  hours: Record<number, number>;
  asked_ms: number;
  looks: number;
  prompted: number;
  /** In the order of time. */
  gifts: DayGift[];
  commitments: CommitmentTrace[];
  meetings: {
    id: string;
    what: 'planned' | 'opened' | 'drilled' | 'decided' | 'gone';
    on?: DayNumber;
  }[];
  exports: number;
  reports_exported: number;
  exported_back: number;
  filled_in_bulk: number;
  /** Which of the four were done. */
  jobs: Job[];
}

export interface CommitmentTrace {
  id: string;
  what: 'made' | 'moved' | 'done' | 'reopened' | 'gone';
  due?: DayNumber | null;
  /** Of one that is done: that there is something to show for it. */
  shown?: boolean;
}

export function emptyDay(day: DayNumber): DayTrace {
  return {
    day,
    contacts: [],
    entries: [],
    hours: {},
    asked_ms: 0,
    looks: 0,
    prompted: 0,
    gifts: [],
    commitments: [],
    meetings: [],
    exports: 0,
    reports_exported: 0,
    exported_back: 0,
    filled_in_bulk: 0,
    jobs: [],
  };
}
