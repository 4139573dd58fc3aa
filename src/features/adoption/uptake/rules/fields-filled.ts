import type { FoundGift, GiftEvent } from '../gift.ts';
import type { GiftRuleReader, Known, KnownRecords } from './known-records.ts';

/** The product itself writes them, or they stand in every record. */
const OF_THE_SYSTEM = new Set([
  ...['owner_id', 'team_id', 'visibility', 'title', 'version', 'source', 'status', 'subject'],
  ...['created_at', 'updated_at', 'deleted_at', 'done_at', 'occurred_at', 'time_zone'],
]);
/** Words that somebody typed, or said, in their line. */
const WORDS = new Set(['body', 'note']);
const SEEN_BY_ITSELF = new Set(['email', 'calendar', 'phone']);
const BROUGHT = new Set(['import', 'automation']);
const MAIN_TYPES = new Set(['person', 'company', 'deal', 'service_case']);
const DAY_MS = 86_400_000;
/** What was brought and not looked at by then was of no use to its owner. */
export const BROUGHT_DAYS = 60;

interface Brought {
  at: number;
  names: Set<string>;
}

/** Fields that nobody had to type: understood from a line, seen by itself, brought, or copied. */
export function fieldsFilled(): GiftRuleReader {
  const brought = new Map<string, Brought>();
  const inCommand = { id: '', values: new Set<string>() };
  return (event, record, records) => {
    if (event.undo_of) return [];
    if (isCreated(event) && event.via === 'capture')
      return understood(event, record, { records, inCommand });
    if (isSeenContact(event)) return seen(event, record, records);
    if (isCreated(event) && typeof record.fields.quote_id === 'string')
      return copied(event, record, records);
    if (BROUGHT.has(event.via)) noteBrought(brought, event);
    if (event.verb === `${event.record_type}.viewed`)
      return used(brought, event, { record, records });
    return [];
  };
}

function isCreated({ verb }: GiftEvent): boolean {
  return verb.endsWith('.created');
}

function isSeenContact({ verb, via }: GiftEvent): boolean {
  return verb === 'activity.created' && SEEN_BY_ITSELF.has(via);
}

interface Understanding {
  records: KnownRecords;
  inCommand: { id: string; values: Set<string> };
}

/** One line makes a contact and its follow-up: what was understood for both was understood once. */
function understood(event: GiftEvent, record: Known, to: Understanding): FoundGift[] {
  const { inCommand, records } = to;
  const member = event.actor_id;
  if (!member) return [];
  const command = event.command_id ?? event.record_id;
  if (inCommand.id !== command) Object.assign(inCommand, { id: command, values: new Set() });
  let count = 0;
  for (const [name, value] of filledFields(event)) {
    const key = `${name}:${JSON.stringify(value)}`;
    if (WORDS.has(name) || inCommand.values.has(key)) continue;
    inCommand.values.add(key);
    count += 1;
  }
  return count === 0
    ? []
    : [gift(event, record, { member, rule: 'fields_understood', count, records })];
}

function seen(event: GiftEvent, record: Known, records: KnownRecords): FoundGift[] {
  const member = ownerOf(record) ?? event.actor_id;
  if (!member || !records.customerOf(record)) return [];
  const found = gift(event, record, { member, rule: 'contact_seen', count: 1, records });
  return [{ ...found, kind: 'contact_logged' }];
}

function copied(event: GiftEvent, record: Known, records: KnownRecords): FoundGift[] {
  const member = ownerOf(record) ?? event.actor_id;
  const lines = event.changes?.lines?.[1];
  if (!member || BROUGHT.has(event.via) || !Array.isArray(lines) || lines.length === 0) return [];
  return [gift(event, record, { member, rule: 'lines_copied', count: lines.length, records })];
}

function noteBrought(brought: Map<string, Brought>, event: GiftEvent): void {
  if (!MAIN_TYPES.has(event.record_type)) return;
  const names = filledFields(event).map(([name]) => name);
  if (names.length === 0) return;
  const before = brought.get(event.record_id);
  const all = new Set([...(before?.names ?? []), ...names]);
  brought.set(event.record_id, { at: Date.parse(event.at), names: all });
}

interface Place {
  record: Known;
  records: KnownRecords;
}

/** Worth something when its owner opens it. */
function used(
  brought: Map<string, Brought>,
  event: GiftEvent,
  { record, records }: Place,
): FoundGift[] {
  const found = brought.get(event.record_id);
  const member = event.actor_id;
  if (!found || !member || ownerOf(record) !== member) return [];
  brought.delete(event.record_id);
  if (Date.parse(event.at) - found.at > BROUGHT_DAYS * DAY_MS) return [];
  const count = found.names.size;
  return [gift(event, record, { member, rule: 'fields_brought', count, records })];
}

interface Filled {
  member: string;
  rule: FoundGift['rule'];
  count: number;
  records: KnownRecords;
}

function gift(event: GiftEvent, record: Known, filled: Filled): FoundGift {
  const { records, ...rest } = filled;
  return {
    ...rest,
    at: event.at,
    kind: 'field_filled',
    record: { type: record.type, id: record.id },
    customer: records.customerOf(record),
    shown_by: null,
  };
}

function ownerOf({ fields: { owner_id } }: Known): string | null {
  return typeof owner_id === 'string' ? owner_id : null;
}

/** Those that were blank and hold something now. */
function filledFields({ changes }: GiftEvent): [string, unknown][] {
  return Object.entries(changes ?? {})
    .filter(([name, [before]]) => !OF_THE_SYSTEM.has(name) && isBlank(before))
    .map(([name, pair]) => [name, pair[1]] as [string, unknown])
    .filter(([, value]) => !isBlank(value));
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || value === false || isEmptyList(value)
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
