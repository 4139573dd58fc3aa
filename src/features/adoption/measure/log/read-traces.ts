import { fingerprint } from '../gifts/note-giving.ts';
import { readGifts, readOwnLook, understoodFields } from '../gifts/read-gifts.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { hasWords, noteCustomer, seenThere } from './found-there.ts';
import type { KnownRecord } from './known-record.ts';
import type { LedgerLine } from './ledger-line.ts';
import { customersOf, mainCustomer, noteRecord, type Records } from './records.ts';
import type { Trace, TraceDetail, TraceKind } from './trace.ts';

const DAY_MS = 86_400_000;
const SYNCED = new Set(['email', 'calendar', 'phone']);
const BY_HAND = new Set(['web', 'capture']);
const WORK = new Set([
  ...['activity', 'task', 'deal', 'service_case', 'person', 'company'],
  ...['sales_order', 'quote', 'fact', 'file', 'note', 'consent'],
]);
const NO_EFFORT = new Set(['import', 'automation']);
const MEETINGS = new Set(['call', 'meeting', 'visit', 'message']);
const NO_WORK = /\.(viewed|mentioned|merged_away|given_out|words_erased|exported)$/;

/**
 * What the next event of the ledger says about people's work; `records` goes along with it. Events
 * come in the order of the ledger.
 */
export function readTraces(records: Records, event: LedgerLine): Trace[] {
  const logged = Date.parse(event.at);
  if (event.verb.endsWith('.viewed')) return readView(records, event, logged);
  const before = records.get(event.record_id);
  const record = noteRecord(records, event);
  const traces = [
    ...readContact(records, { event, record, logged }),
    ...readEdit(records, { event, record, before, logged }),
    ...readCommitment(records, { event, record, logged }),
    ...readMeeting({ event, record, logged }),
    ...readCarried({ event, logged }),
    ...readGifts(records, { event, before, record, logged }),
  ];
  noteCustomer(records, event, logged);
  return traces;
}

interface Read {
  event: LedgerLine;
  record: KnownRecord;
  before?: KnownRecord | undefined;
  logged: number;
}

function trace(
  kind: TraceKind,
  { event, member_id, at }: { event: LedgerLine; member_id: string; at: number },
  { customers, detail }: { customers: string[]; detail: TraceDetail },
): Trace {
  const { record_id, command_id } = event;
  return { kind, member_id, at, record_id, command_id: command_id ?? null, customers, detail };
}

function readView(records: Records, event: LedgerLine, logged: number): Trace[] {
  const member_id = event.actor_id;
  if (!member_id) return [];
  if (event.record_type === 'meeting') {
    const record = records.get(event.record_id);
    return record ? readMeeting({ event, record, logged }) : [];
  }
  const customers = customersOf(records, event.record_id);
  const known = customers.length > 0 ? customers : [event.record_id];
  const detail: TraceDetail = {};
  if (event.changes?.prompted?.[1]) detail.prompted = true;
  const { notes, cases } = seenThere(records, { known, member_id, logged });
  if (notes.length > 0) detail.notes = notes;
  if (cases.length > 0) detail.cases = cases;
  return [
    trace('look', { event, member_id, at: countedAt(event, logged) }, { customers: known, detail }),
    ...readOwnLook(records, event, logged),
  ];
}

/** A contact that was seen without being told. */
function readContact(records: Records, { event, record, logged }: Read): Trace[] {
  const member_id = contactOf(event, record);
  if (!member_id) return [];
  const told = momentOf(event.changes?.occurred_at?.[1]) ?? momentOf(event.occurred_at) ?? logged;
  const customers = customersOf(records, event.record_id);
  if (customers.length === 0) return [];
  const at = Math.min(told, logged);
  const customer = mainCustomer(records, event.record_id) ?? customers[0]!;
  const detail = { type: event.record_type, customer };
  return [trace('contact', { event, member_id, at }, { customers, detail })];
}

function contactOf(event: LedgerLine, record: KnownRecord): string | null {
  const whose = record.owner_id ?? event.actor_id ?? null;
  switch (event.verb) {
    case 'activity.created': {
      // what was typed on a phone was told, not seen
      const isTyped = event.via === 'phone' && hasWords(event);
      const isSeen = SYNCED.has(event.via) && event.changes?.kind?.[1] !== 'note' && !isTyped;
      return isSeen ? whose : null;
    }
    case 'sales_order.created': {
      const isOwnHand = BY_HAND.has(event.via) && event.actor_id === whose;
      return event.via === 'import' || isOwnHand ? null : whose;
    }
    case 'service_case.answered':
      return event.via === 'import' ? null : (event.actor_id ?? record.owner_id);
    default:
      return null;
  }
}

/** What a person did by their own hand. */
function readEdit(records: Records, { event, before, logged }: Read): Trace[] {
  const member_id = event.actor_id;
  const isHand = BY_HAND.has(event.via) || (hasWords(event) && /^(phone|email)$/.test(event.via));
  if (!member_id || !isHand || !WORK.has(event.record_type) || NO_WORK.test(event.verb)) return [];
  const at = countedAt(event, logged);
  const detail: TraceDetail = { type: event.record_type };
  Object.assign(detail, readEntry(event, { at, logged }));
  const ms = askedOf(event);
  if (ms > 0) detail.ms = ms;
  if (event.undo_of) detail.undo_of = event.undo_of;
  const filled = understoodFields(event);
  if (filled.length > 0) detail.filled = filled;
  const customers = customersOf(records, event.record_id);
  const customer = mainCustomer(records, event.record_id);
  if (customer && (detail.entry || detail.filled)) detail.customer = customer;
  const traces = [trace('edit', { event, member_id, at }, { customers, detail })];
  if (isFilling(event, before, logged)) {
    traces.push(trace('filled', { event, member_id, at }, { customers, detail: {} }));
  }
  return traces;
}

function readEntry(
  { verb, via, changes, occurred_at }: LedgerLine,
  { at, logged }: { at: number; logged: number },
): TraceDetail {
  if (verb !== 'activity.created' || via === 'email') return {};
  const told = momentOf(changes?.occurred_at?.[1]) ?? momentOf(occurred_at) ?? at;
  const met: TraceDetail = MEETINGS.has(String(changes?.kind?.[1])) ? { met: true } : {};
  const words = measureWords(String(changes?.body?.[1] ?? ''));
  return { entry: true, about_at: Math.min(told, logged), ...met, ...words };
}

/** The words themselves are not kept: only how long they are, and a fingerprint. */
function measureWords(text: string): { length: number; words: number } {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return { length: plain.length, words: fingerprint(plain) };
}

/** A field that had stood empty for a fortnight has a value now. */
function isFilling(event: LedgerLine, before: KnownRecord | undefined, logged: number): boolean {
  if (!/^(person|company|deal)\.changed$/.test(event.verb)) return false;
  const made = before?.made_at;
  if (made === undefined || logged - made < THRESHOLDS.shadow_days * DAY_MS) return false;
  return Object.values(event.changes ?? {}).some(
    ([was, is]) => (was === null || was === '') && is !== null && is !== '',
  );
}

function readCommitment(records: Records, { event, record, logged }: Read): Trace[] {
  if (event.record_type !== 'task' || event.via === 'import') return [];
  const member_id = record.owner_id ?? event.actor_id;
  const customers = customersOf(records, event.record_id);
  const what = commitmentOf(event);
  // what one promises oneself has nothing to show to anybody
  if (!member_id || !what || customers.length === 0) return [];
  const at = countedAt(event, logged);
  const detail = what.kind === 'done' ? { ...what.detail, ...keptIn(records, event) } : what.detail;
  return [trace(what.kind, { event, member_id, at }, { customers, detail })];
}

/** Whether its owner kept it, which was due when, and made when. */
function keptIn(records: Records, event: LedgerLine): TraceDetail {
  const { owner_id, due, made_at } = records.get(event.record_id) ?? {};
  const isOwn = event.actor_id === owner_id && !NO_EFFORT.has(event.via);
  if (!isOwn || !due || made_at === undefined) return {};
  const customer = mainCustomer(records, event.record_id);
  return { type: 'task', own: true, due, made: made_at, ...(customer && { customer }) };
}

function commitmentOf(event: LedgerLine): { kind: TraceKind; detail: TraceDetail } | null {
  const due = dueOf(event);
  switch (event.verb) {
    case 'task.created': {
      const isNone = event.via === 'automation' || event.changes?.done_at?.[1];
      return isNone ? null : { kind: 'made', detail: { due: due ?? null } };
    }
    case 'task.deleted':
      return { kind: 'gone', detail: {} };
    case 'task.completed': {
      const words = event.changes?.outcome?.[1] ?? event.changes?.note?.[1];
      const isTold = typeof words === 'string' && words.trim() !== '';
      return { kind: 'done', detail: isTold ? { shown: true } : {} };
    }
    case 'task.reopened':
    case 'task.restored':
      return { kind: 'reopened', detail: {} };
    default:
      return due === undefined ? null : { kind: 'moved', detail: { due } };
  }
}

function dueOf(event: LedgerLine): string | null | undefined {
  const on = event.changes?.due_on?.[1];
  if (typeof on === 'string') return on.slice(0, 10);
  const time = event.changes?.due_at?.[1];
  if (typeof time === 'string') return time.slice(0, 10);
  return event.changes?.due_on ? null : undefined;
}

const HELD: Record<string, TraceDetail['what']> = {
  created: 'planned',
  changed: 'planned',
  restored: 'planned',
  started: 'opened',
  viewed: 'opened',
  drilled: 'drilled',
  decided: 'decided',
  deleted: 'gone',
};

function readMeeting({ event, record, logged }: Read): Trace[] {
  const member_id = record.owner_id;
  const what = HELD[event.verb.slice(event.record_type.length + 1)];
  if (event.record_type !== 'meeting' || !member_id || !what) return [];
  // that others opened it says nothing of who leads it
  if (event.verb === 'meeting.viewed' && event.actor_id !== member_id) return [];
  const detail: TraceDetail = { what, ...(record.on && { on: record.on }) };
  return [trace('meeting', { event, member_id, at: logged }, { customers: [], detail })];
}

function readCarried({ event, logged }: Pick<Read, 'event' | 'logged'>): Trace[] {
  // said of a leader, by nobody who is named
  const isSaid = event.verb === 'report.asked_outside';
  const leader = event.changes?.leader_id?.[1];
  if (isSaid && typeof leader === 'string') {
    const of = { event, member_id: leader, at: logged };
    return [trace('export', of, { customers: [], detail: { type: 'report' } })];
  }
  const member_id = event.actor_id;
  if (!member_id) return [];
  const as = (kind: TraceKind, detail: TraceDetail) => [
    trace(kind, { event, member_id, at: logged }, { customers: [], detail }),
  ];
  if (event.verb === 'import.done') return as('import', {});
  if (event.verb !== 'export.made') return [];
  return as('export', { type: String(event.changes?.record_type?.[1] ?? '') });
}

/** What waited on a phone without a connection counts when it was done, if it was not long ago. */
function countedAt(event: LedgerLine, logged: number): number {
  const claimed = momentOf(event.occurred_at);
  if (claimed === null || claimed > logged) return logged;
  // of an entry it may be the moment of the contact
  if (event.verb === 'activity.created' && !event.changes?.occurred_at) return logged;
  return logged - claimed <= THRESHOLDS.offline_days * DAY_MS ? claimed : logged;
}

function askedOf({ interaction_ms, keys }: LedgerLine): number {
  const measured = Math.min(Math.max(interaction_ms ?? 0, 0), THRESHOLDS.asked_ms_at_most);
  return Math.max(measured, Math.min((keys ?? 0) * THRESHOLDS.key_ms, THRESHOLDS.asked_ms_at_most));
}

function momentOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : moment;
}
