import { THRESHOLDS } from '../thresholds.ts';
import type { LedgerLine } from './ledger-line.ts';
import {
  customersOf,
  type KnownRecord,
  mainCustomer,
  noteRecord,
  type Records,
} from './records.ts';
import type { Trace, TraceDetail, TraceKind } from './trace.ts';

const DAY_MS = 86_400_000;
const SYNCED = new Set(['email', 'calendar', 'phone']);
const BY_HAND = new Set(['web', 'capture']);
const WORK = new Set([
  ...['activity', 'task', 'deal', 'service_case', 'person', 'company'],
  ...['sales_order', 'quote', 'fact', 'file', 'note', 'consent'],
]);
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
  for (const id of known) {
    const { notes, cases } = records.get(id) ?? {};
    const isRecent = (note: { member_id: string; at: number }) =>
      note.member_id !== member_id && logged - note.at <= THRESHOLDS.note_days * DAY_MS;
    if (notes?.some(isRecent)) detail.note = true;
    if (cases && cases.length > 0) detail.case = true;
  }
  return [
    trace('look', { event, member_id, at: countedAt(event, logged) }, { customers: known, detail }),
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
  return [trace('contact', { event, member_id, at }, { customers, detail: { customer } })];
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
    case 'service_case.replied':
      return event.via === 'import' ? null : (event.actor_id ?? record.owner_id);
    default:
      return null;
  }
}

/** What a person did by their own hand. */
function readEdit(records: Records, { event, before, logged }: Read): Trace[] {
  const member_id = event.actor_id;
  const words = event.changes?.body?.[1];
  const isHand = BY_HAND.has(event.via) || (hasWords(event) && /^(phone|email)$/.test(event.via));
  if (!member_id || !isHand || !WORK.has(event.record_type) || NO_WORK.test(event.verb)) return [];
  const at = countedAt(event, logged);
  const detail: TraceDetail = { type: event.record_type };
  if (event.verb === 'activity.created' && event.via !== 'email') {
    detail.entry = true;
    const told = momentOf(event.changes?.occurred_at?.[1]) ?? momentOf(event.occurred_at) ?? at;
    detail.about_at = Math.min(told, logged);
    Object.assign(detail, measureWords(String(words ?? '')));
  }
  const ms = askedOf(event);
  if (ms > 0) detail.ms = ms;
  if (event.undo_of) detail.undo_of = event.undo_of;
  if (event.via === 'capture' && event.changes) detail.fields = Object.keys(event.changes).length;
  const customers = customersOf(records, event.record_id);
  const traces = [trace('edit', { event, member_id, at }, { customers, detail })];
  if (isFilling(event, before, logged)) {
    traces.push(trace('filled', { event, member_id, at }, { customers, detail: {} }));
  }
  return traces;
}

function hasWords({ changes }: LedgerLine): boolean {
  const words = changes?.body?.[1];
  return typeof words === 'string' && words.trim() !== '';
}

/** The words themselves are not kept: only how long they are, and a fingerprint (FNV-1a). */
function measureWords(text: string): { length: number; words: number } {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let print = 0x811c9dc5;
  for (let at = 0; at < plain.length; at += 1) {
    print = Math.imul(print ^ plain.charCodeAt(at), 0x01000193) >>> 0;
  }
  return { length: plain.length, words: print };
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
  return [trace(what.kind, { event, member_id, at }, { customers, detail: what.detail })];
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

/** What others will find when they look the customer up. */
function noteCustomer(records: Records, event: LedgerLine, logged: number): void {
  const change = writtenNote(event, logged) ?? caseChange(event);
  if (!change) return;
  for (const id of customersOf(records, event.record_id)) {
    const known = records.get(id);
    if (known) records.set(id, change(known));
  }
}

type Change = (known: KnownRecord) => KnownRecord;

function writtenNote({ verb, via, changes, actor_id }: LedgerLine, at: number): Change | null {
  const isNote = verb === 'activity.created' && via !== 'import' && changes?.body?.[1];
  if (!isNote || !actor_id) return null;
  return (known) => {
    const others = (known.notes ?? []).filter(({ member_id }) => member_id !== actor_id);
    return { ...known, notes: [{ member_id: actor_id, at }, ...others].slice(0, 2) };
  };
}

function caseChange({ verb, record_type, record_id, changes }: LedgerLine): Change | null {
  if (record_type !== 'service_case') return null;
  const isOpen = /\.(created|reopened|restored)$/.test(verb);
  const isOver = /\.(resolved|closed|deleted)$/.test(verb) || changes?.status?.[1] === 'closed';
  if (!isOpen && !isOver) return null;
  return (known) => {
    const others = (known.cases ?? []).filter((one) => one !== record_id);
    return { ...known, cases: isOpen ? [...others, record_id].slice(-20) : others };
  };
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
