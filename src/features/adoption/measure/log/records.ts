import { noteGiving } from '../gifts/note-giving.ts';
import type { KnownRecord } from './known-record.ts';
import type { LedgerLine } from './ledger-line.ts';

export type Records = Map<string, KnownRecord>;

const LINKS = ['owner_id', 'person_id', 'company_id', 'deal_id', 'case_id'] as const;

const KEPT = new Set([
  ...['person', 'company', 'deal', 'service_case', 'task', 'activity', 'quote', 'sales_order'],
  ...['fact', 'file', 'note', 'meeting'],
]);

/** The record as the event leaves it. */
export function noteRecord(records: Records, event: LedgerLine): KnownRecord {
  const known = records.get(event.record_id);
  const before = known ?? emptyRecord(event.record_type);
  const next = {
    ...before,
    ...linksIn(event),
    ...agesIn(before, event),
    ...noteGiving(before, event),
  };
  const on = event.record_type === 'meeting' ? event.changes?.starts_on?.[1] : undefined;
  if (typeof on === 'string') next.on = on;
  const isMade = event.verb === `${event.record_type}.created`;
  if (isMade && next.made_at === undefined) next.made_at = Date.parse(event.at);
  const isSame = known && JSON.stringify(next) === JSON.stringify(known);
  if (isSame || !KEPT.has(event.record_type)) return known ?? next;
  records.set(event.record_id, next);
  return next;
}

function emptyRecord(type: string): KnownRecord {
  return { type, owner_id: null, person_id: null, company_id: null, deal_id: null, case_id: null };
}

function linksIn({ changes }: LedgerLine): Partial<KnownRecord> {
  const links: Partial<KnownRecord> = {};
  for (const link of LINKS) {
    const pair = changes?.[link];
    if (pair) links[link] = typeof pair[1] === 'string' ? pair[1] : null;
  }
  return links;
}

const AGEING = new Set(['person', 'company', 'deal']);
const NOT_ASKED = new Set(['title', 'deleted_at', 'version', 'updated_at', 'visibility', ...LINKS]);

function agesIn(before: KnownRecord, event: LedgerLine): Partial<KnownRecord> {
  const { changes, at } = event;
  if (!AGEING.has(event.record_type) || !changes) return {};
  const fields = { ...before.fields };
  for (const [name, [, after]] of Object.entries(changes ?? {})) {
    if (NOT_ASKED.has(name) || after === null) continue;
    fields[name] = [(fields[name]?.[0] ?? 0) + 1, Date.parse(at)];
  }
  return { fields };
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

/** The company if there is one, else the person: what counts as one customer. */
export function mainCustomer(records: Records, id: string, steps = 0): string | null {
  const record = records.get(id);
  if (!record || steps > 3) return null;
  if (record.type === 'company') return id;
  if (record.company_id) return record.company_id;
  for (const next of [record.person_id, record.deal_id, record.case_id]) {
    const found = next && next !== id ? mainCustomer(records, next, steps + 1) : null;
    if (found) return found;
  }
  return record.type === 'person' ? id : record.person_id;
}
