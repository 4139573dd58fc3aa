import type { GiftRule } from '../gift.ts';
import type { KnownRecord } from '../log/known-record.ts';
import type { LedgerLine } from '../log/ledger-line.ts';
import { mainCustomer, type Records } from '../log/records.ts';
import type { Trace } from '../log/trace.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { filledFields, fingerprint, isBrought, isHelp } from './note-giving.ts';

const DAY_MS = 86_400_000;
/** Words that somebody typed, or said, in their line. */
const WORDS = new Set(['body', 'note']);
const ENDED = new Set(['resolved', 'closed', 'won', 'lost']);

interface Told {
  event: LedgerLine;
  /** The record before the event, and after it. */
  before: KnownRecord | undefined;
  record: KnownRecord;
  logged: number;
}

/** What the event alone says to have been given back; the rest needs the person's other days. */
export function readGifts(records: Records, told: Told): Trace[] {
  if (told.event.undo_of) return [];
  const found = copiedLines(told) ?? keptPromise(told) ?? mendedDeal(told);
  if (!found) return [];
  return [giftTrace(records, told.event, { ...found, at: told.logged })];
}

interface Found {
  rule: GiftRule;
  member_id: string;
  count: number;
  due?: string;
}

function giftTrace(records: Records, event: LedgerLine, found: Found & { at: number }): Trace {
  const { rule, member_id, count, due, at } = found;
  const { record_id, record_type: type, command_id } = event;
  const customer = mainCustomer(records, record_id);
  return {
    ...{ kind: 'gift', member_id, at, record_id, command_id: command_id ?? null, customers: [] },
    detail: { type, rule, count, ...(customer && { customer }), ...(due && { due }) },
  };
}

/** Of an offer or order that was made from another: its lines. */
function copiedLines({ event, record }: Told): Found | null {
  const lines = event.changes?.lines?.[1];
  const isCopy =
    event.verb.endsWith('.created') && typeof event.changes?.quote_id?.[1] === 'string';
  const member_id = record.owner_id ?? event.actor_id;
  if (!isCopy || !member_id || isBrought(event) || !Array.isArray(lines)) return null;
  return lines.length === 0 ? null : { rule: 'lines_copied', member_id, count: lines.length };
}

/** A warning said that a promise of help was about to break, and it was kept. */
function keptPromise({ event, before, record, logged }: Told): Found | null {
  if (event.record_type !== 'service_case' || before?.warned === undefined) return null;
  if (!isHelp(event) || !isOwn(event, record) || logged - before.warned > DAY_MS) return null;
  return { rule: 'promise_kept', member_id: record.owner_id!, count: 1 };
}

/** A deal past its day, opened by its owner and brought up to date. How late, their calendar says. */
function mendedDeal({ event, before, record, logged }: Told): Found | null {
  const due = before?.due;
  if (event.record_type !== 'deal' || !due || before.looked === undefined) return null;
  const next = event.changes?.closes_on?.[1];
  const isMoved = typeof next === 'string' && next > due;
  const isDone = isMoved || ENDED.has(String(event.changes?.status?.[1]));
  if (!isDone || !isOwn(event, record) || isBrought(event)) return null;
  if (logged - before.looked > DAY_MS) return null;
  return { rule: 'deal_mended', member_id: record.owner_id!, count: 1, due };
}

function isOwn({ actor_id }: LedgerLine, { owner_id }: KnownRecord): boolean {
  return owner_id !== null && owner_id === actor_id;
}

/** That its owner opened it: what was brought to it is worth something now. */
export function readOwnLook(records: Records, event: LedgerLine, logged: number): Trace[] {
  const record = records.get(event.record_id);
  if (!record || !isOwn(event, record)) return [];
  const { brought, ...rest } = record;
  const looked = record.type === 'deal' && record.due ? { looked: logged } : null;
  if (!brought && !looked) return [];
  records.set(event.record_id, { ...rest, ...looked });
  if (!brought || logged - brought.at > THRESHOLDS.gift_brought_days * DAY_MS) return [];
  const found = { rule: 'fields_brought' as const, member_id: record.owner_id! };
  return [giftTrace(records, event, { ...found, count: brought.names.length, at: logged })];
}

/** Fingerprints of the fields that were understood from a line: understood once, whatever it makes. */
export function understoodFields(event: LedgerLine): number[] {
  if (event.via !== 'capture' || event.undo_of || !event.verb.endsWith('.created')) return [];
  return filledFields(event)
    .filter(([name]) => !WORDS.has(name))
    .map(([name, value]) => fingerprint(`${name}:${JSON.stringify(value)}`));
}
