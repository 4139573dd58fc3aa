import type { LedgerLine } from './ledger-line.ts';

/** What is kept of a record, to know whom an event about it is about. */
export interface KnownRecord {
  type: string;
  owner_id: string | null;
  person_id: string | null;
  company_id: string | null;
  deal_id: string | null;
  case_id: string | null;
  /** Of a person or company: who wrote about them last, and somebody else before. */
  notes?: { member_id: string; at: number }[];
  /** Of a person or company: cases that are open. */
  cases?: string[];
  /** Of a meeting: the day it is set for. */
  on?: string;
  /** When it was made; what was there before the log began has none. */
  made_at?: number;
}

export type Records = Map<string, KnownRecord>;

const LINKS = ['owner_id', 'person_id', 'company_id', 'deal_id', 'case_id'] as const;

/** The record as the event leaves it. */
export function noteRecord(records: Records, event: LedgerLine): KnownRecord {
  const known = records.get(event.record_id) ?? {
    type: event.record_type,
    owner_id: null,
    person_id: null,
    company_id: null,
    deal_id: null,
    case_id: null,
  };
  let isNew = !records.has(event.record_id);
  let next = known;
  for (const link of LINKS) {
    const pair = event.changes?.[link];
    if (!pair) continue;
    const after = typeof pair[1] === 'string' ? pair[1] : null;
    if (next[link] === after) continue;
    next = { ...next, [link]: after };
    isNew = true;
  }
  if (event.verb === `${event.record_type}.created` && next.made_at === undefined) {
    next = { ...next, made_at: Date.parse(event.at) };
    isNew = true;
  }
  const on = event.record_type === 'meeting' ? event.changes?.starts_on?.[1] : undefined;
  if (typeof on === 'string' && next.on !== on) {
    next = { ...next, on };
    isNew = true;
  }
  if (isNew) records.set(event.record_id, next);
  return next;
}

/** The person and the company that a record is about, through the deal or case that it hangs on. */
export function customersOf(records: Records, id: string): string[] {
  const found = new Set<string>();
  gather(records, { id, found, steps: 0 });
  return [...found].sort();
}

function gather(
  records: Records,
  { id, found, steps }: { id: string; found: Set<string>; steps: number },
): void {
  const record = records.get(id);
  if (!record || steps > 3) return;
  if (record.type === 'person' || record.type === 'company') found.add(id);
  // a person or company that is known by its id alone
  for (const link of [record.person_id, record.company_id]) if (link) found.add(link);
  for (const next of [record.person_id, record.deal_id, record.case_id]) {
    if (next && next !== id) gather(records, { id: next, found, steps: steps + 1 });
  }
}
