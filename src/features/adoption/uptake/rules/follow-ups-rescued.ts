import { daysBetween } from '#src/features/work/task/due.ts';
import type { FoundGift, GiftEvent, RecordRef } from '../gift.ts';
import type { GiftRuleReader, Known, KnownRecords } from './known-records.ts';

const DAY_MS = 86_400_000;
/** What one promised the day before yesterday or later one remembers without being told. */
export const REMEMBERED_DAYS = 2;
/** What is done later than this was not brought back by its day. */
const SLIPPED_DAYS = 28;
/** Ticking off a list is no rescue. */
const TICKED_TOGETHER = 3;
/** Something must show it within so long: the call that it was about. */
const SHOWN_MS = DAY_MS;
const NO_EFFORT = new Set(['import', 'automation']);
const ENDED = new Set(['resolved', 'closed', 'won', 'lost']);

interface Kept {
  member: string;
  at: number;
  gift: FoundGift;
}

interface Memory {
  /** Kept promises that nothing shows yet, and contacts that may show one, by member and customer. */
  kept: Map<string, Kept[]>;
  contacts: Map<string, (RecordRef & { at: number })[]>;
  inCommand: { id: string; tasks: number };
  warned: Map<string, number>;
  looks: Map<string, number>;
  /** The day of closing as it was before the event, by deal. */
  closing: Map<string, string>;
}

/** Promises that came up on their day or after it, and were kept; and what was told of in time. */
export function followUpsRescued(): GiftRuleReader {
  const memory: Memory = {
    ...{ kept: new Map(), contacts: new Map(), inCommand: { id: '', tasks: 0 } },
    ...{ warned: new Map(), looks: new Map(), closing: new Map() },
  };
  return (event, record, records) => {
    if (event.undo_of) return [];
    if (record.type === 'task') return keptTask(memory, { event, record, records });
    if (record.type === 'activity') return shownBy(memory, { event, record, records });
    if (record.type === 'service_case') return keptPromise(memory, { event, record, records });
    if (record.type === 'deal') return mendedDeal(memory, { event, record, records });
    return [];
  };
}

interface Told {
  event: GiftEvent;
  record: Known;
  records: KnownRecords;
}

function keptTask(memory: Memory, told: Told): FoundGift[] {
  const { event, record, records } = told;
  if (event.verb !== 'task.completed' || NO_EFFORT.has(event.via)) return [];
  const { inCommand } = memory;
  const command = event.command_id ?? event.record_id;
  inCommand.tasks = inCommand.id === command ? inCommand.tasks + 1 : 1;
  inCommand.id = command;
  const customer = records.customerOf(record);
  const member = ownerOf(record);
  const late = member ? daysLate(record, (at) => records.dayOf(member, at), event.at) : null;
  if (late === null || !customer || !member || member !== event.actor_id) return [];
  if (inCommand.tasks > TICKED_TOGETHER) return [];
  const gift = giftOf(told, { rule: 'task_kept', member, count: late });
  const key = `${member}:${customer.id}`;
  const at = Date.parse(event.at);
  const shown = (memory.contacts.get(key) ?? []).findLast((one) => at - one.at <= SHOWN_MS);
  if (shown) return [{ ...gift, shown_by: asRef(shown) }];
  const waiting = (memory.kept.get(key) ?? []).filter((one) => at - one.at <= SHOWN_MS);
  memory.kept.set(key, [...waiting, { member, at, gift }]);
  return [];
}

/** Days past the day that it was promised for; null where no reminding was needed. */
function daysLate(
  { created_at, fields: { due_on } }: Known,
  dayOf: (at: string) => string,
  at: string,
): number | null {
  if (typeof due_on !== 'string' || !created_at) return null;
  if (daysBetween(dayOf(created_at), due_on) < REMEMBERED_DAYS) return null;
  const late = daysBetween(due_on, dayOf(at));
  return late < 0 || late > SLIPPED_DAYS ? null : late;
}

function shownBy(memory: Memory, { event, record, records }: Told): FoundGift[] {
  const member = ownerOf(record) ?? event.actor_id;
  const customer = records.customerOf(record);
  if (event.verb !== 'activity.created' || !member || !customer || NO_EFFORT.has(event.via))
    return [];
  const key = `${member}:${customer.id}`;
  const at = Date.parse(event.at);
  const contact = { type: 'activity', id: record.id, at };
  const recent = (memory.contacts.get(key) ?? []).filter((one) => at - one.at <= SHOWN_MS);
  memory.contacts.set(key, [...recent, contact]);
  const waiting = memory.kept.get(key);
  if (!waiting) return [];
  memory.kept.delete(key);
  return waiting
    .filter((one) => at - one.at <= SHOWN_MS)
    .map(({ gift }) => ({ ...gift, at: event.at, shown_by: asRef(contact) }));
}

function asRef({ type, id, at }: RecordRef & { at: number }) {
  return { type, id, at: new Date(at).toISOString() };
}

/** A warning said that a promise of help was about to break, and it was kept. */
function keptPromise(memory: Memory, told: Told): FoundGift[] {
  const { event, record } = told;
  const at = Date.parse(event.at);
  if (event.verb === 'service_case.escalated') {
    memory.warned.set(record.id, at);
    return [];
  }
  const warned = memory.warned.get(record.id);
  const helps =
    event.verb === 'service_case.answered' || ENDED.has(String(event.changes?.status?.[1]));
  const member = ownerOf(record);
  if (warned === undefined || !helps || !member || member !== event.actor_id) return [];
  memory.warned.delete(record.id);
  if (at - warned > DAY_MS) return [];
  return [giftOf(told, { rule: 'promise_kept', member, count: 1 })];
}

/** A deal past its day, opened and brought up to date. */
function mendedDeal(memory: Memory, told: Told): FoundGift[] {
  const { event, record } = told;
  const member = ownerOf(record);
  const at = Date.parse(event.at);
  if (event.verb === 'deal.viewed') {
    if (member && member === event.actor_id) memory.looks.set(record.id, at);
    return [];
  }
  const closing = memory.closing.get(record.id);
  const next = record.fields.closes_on;
  if (typeof next === 'string') memory.closing.set(record.id, next);
  const looked = memory.looks.get(record.id);
  if (!closing || looked === undefined || !member || member !== event.actor_id) return [];
  const late = daysBetween(closing, told.records.dayOf(member, event.at));
  const isMoved =
    event.changes?.closes_on !== undefined && typeof next === 'string' && next > closing;
  const isEnded = ENDED.has(String(event.changes?.status?.[1]));
  if (NO_EFFORT.has(event.via) || late < 1 || !(isMoved || isEnded) || at - looked > DAY_MS)
    return [];
  return [giftOf(told, { rule: 'deal_mended', member, count: late })];
}

function giftOf(
  { event, record, records }: Told,
  found: Pick<FoundGift, 'rule' | 'member' | 'count'>,
): FoundGift {
  return {
    ...found,
    kind: 'follow_up_rescued',
    at: event.at,
    record: { type: record.type, id: record.id },
    customer: records.customerOf(record),
    shown_by: null,
  };
}

function ownerOf({ fields: { owner_id } }: Known): string | null {
  return typeof owner_id === 'string' ? owner_id : null;
}
