import type { FoundGift, GiftEvent, RecordRef } from '../gift.ts';
import type { GiftRuleReader, Known, KnownRecords } from './known-records.ts';

const HOUR_MS = 3_600_000;
/** Who looks a customer up gets ready for what comes within a day. */
const READY_MS = 24 * HOUR_MS;
/** Who opens a customer to write down what has just been, did not read before it. */
const WRITING_MS = 5 * 60_000;
/** A contact is told of at most so long after it. */
const KEPT_MS = 8 * 24 * HOUR_MS;
/** So many of the last words stand where one gets ready. */
const NOTES_SHOWN = 5;
const CONTACTS = new Set(['call', 'meeting', 'visit', 'message']);
const MEETINGS = new Set(['call', 'meeting', 'visit']);
const CLOSED = new Set(['resolved', 'closed']);
const NO_EFFORT = new Set(['import', 'automation']);
const SEEN_BY_ITSELF = new Set(['email', 'calendar', 'phone']);

interface Look {
  at: number;
  cases: string[];
  notes: string[];
}

interface Note {
  id: string;
  by: string;
}

interface Memory {
  /** By member and customer, the newest last. */
  looks: Map<string, Look[]>;
  openCases: Map<string, Set<string>>;
  notes: Map<string, Note[]>;
  used: Set<string>;
}

/** What stood there when somebody looked a customer up before they spoke with them. */
export function usedBeforeContact(): GiftRuleReader {
  const memory: Memory = {
    looks: new Map(),
    openCases: new Map(),
    notes: new Map(),
    used: new Set(),
  };
  return (event, record, records) => {
    const customer = records.customerOf(record);
    if (!customer || event.undo_of) return [];
    if (record.type === 'service_case') keepCase(memory, record, customer);
    if (event.verb.endsWith('.viewed')) {
      noteLook(memory, event, customer);
      return [];
    }
    const contact = contactOf(event, record);
    const gifts = contact ? giftsBefore(memory, { contact, customer, records }) : [];
    if (event.verb === 'activity.created') keepNote(memory, { event, record, customer });
    return gifts;
  };
}

interface Contact {
  member: string;
  at: number;
  /** Look-ups later than this are of the writing down. */
  until: number;
  record: RecordRef;
  told_at: string;
}

function contactOf(event: GiftEvent, record: Known): Contact | null {
  const kind = String(record.fields.kind ?? '');
  const member = ownerOr(event, record);
  if (!member || NO_EFFORT.has(event.via)) return null;
  const ref = { type: record.type, id: record.id };
  if (event.verb === 'activity.created' && CONTACTS.has(kind)) {
    const at = earlier(record.fields.occurred_at ?? event.occurred_at, event.at);
    const isSeen = SEEN_BY_ITSELF.has(event.via);
    const until = isSeen ? at : Math.min(at, Date.parse(event.at) - WRITING_MS);
    return { member, at, until, record: ref, told_at: event.at };
  }
  if (event.verb === 'task.completed' && MEETINGS.has(kind) && record.fields.due_at) {
    const at = earlier(record.fields.due_at, event.at);
    return { member, at, until: at, record: ref, told_at: event.at };
  }
  return null;
}

function ownerOr({ actor_id }: GiftEvent, { fields: { owner_id } }: Known): string | null {
  return typeof owner_id === 'string' ? owner_id : actor_id;
}

function earlier(claimed: unknown, at: string): number {
  const told = typeof claimed === 'string' ? Date.parse(claimed) : Number.NaN;
  return Number.isNaN(told) ? Date.parse(at) : Math.min(told, Date.parse(at));
}

interface Before {
  contact: Contact;
  customer: RecordRef;
  records: KnownRecords;
}

function giftsBefore(memory: Memory, { contact, customer, records }: Before): FoundGift[] {
  const looks = memory.looks.get(`${contact.member}:${customer.id}`) ?? [];
  const ready = looks.filter(
    ({ at }) => at >= contact.at - READY_MS && at <= Math.min(contact.at, contact.until),
  );
  const cases = new Set(ready.flatMap((look) => look.cases));
  const notes = new Set(ready.flatMap((look) => look.notes));
  const isOthers = (id: string) => records.find(id)?.fields.owner_id !== contact.member;
  return [
    ...[...cases].filter(isOthers).map((id) => ['service_case', id] as const),
    ...[...notes].map((id) => ['activity', id] as const),
  ]
    .filter(([, id]) => isFirst(memory.used, `${contact.member}:${id}`))
    .map(([type, id]) => giftOf({ type, id }, contact, customer));
}

function giftOf(record: RecordRef, contact: Contact, customer: RecordRef): FoundGift {
  const isCase = record.type === 'service_case';
  const kind = isCase ? 'case_warned' : 'note_used';
  return {
    ...{ kind, rule: isCase ? 'case_seen' : 'note_read' },
    ...{ member: contact.member, at: contact.told_at, record, customer, count: 1 },
    shown_by: { ...contact.record, at: new Date(contact.at).toISOString() },
  };
}

function isFirst(used: Set<string>, key: string): boolean {
  if (used.has(key)) return false;
  used.add(key);
  return true;
}

function keepCase({ openCases }: Memory, record: Known, customer: RecordRef): void {
  const open = openCases.get(customer.id) ?? new Set();
  if (CLOSED.has(String(record.fields.status))) open.delete(record.id);
  else open.add(record.id);
  openCases.set(customer.id, open);
}

interface Written {
  event: GiftEvent;
  record: Known;
  customer: RecordRef;
}

function keepNote({ notes }: Memory, { event, record, customer }: Written): void {
  const by = event.actor_id;
  if (!by || record.fields.visibility === 'private') return;
  if (NO_EFFORT.has(event.via) || SEEN_BY_ITSELF.has(event.via)) return;
  const last = [...(notes.get(customer.id) ?? []), { id: record.id, by }];
  notes.set(customer.id, last.slice(-NOTES_SHOWN));
}

function noteLook(memory: Memory, event: GiftEvent, customer: RecordRef): void {
  const member = event.actor_id;
  if (!member) return;
  const key = `${member}:${customer.id}`;
  const at = Date.parse(event.at);
  const kept = (memory.looks.get(key) ?? []).filter((look) => at - look.at < KEPT_MS);
  const notes = (memory.notes.get(customer.id) ?? []).filter(({ by }) => by !== member);
  const cases = [...(memory.openCases.get(customer.id) ?? [])];
  if (notes.length === 0 && cases.length === 0) return;
  memory.looks.set(key, [...kept, { at, cases, notes: notes.map(({ id }) => id) }]);
}
