import { dayAt } from '#src/features/work/task/due.ts';
import type { FoundGift, GiftEvent, RecordRef } from '../gift.ts';

/** A record as the ledger tells it so far, by the fields that the rules read. */
export interface Known {
  type: string;
  id: string;
  created_at: string | null;
  created_by: string | null;
  fields: Record<string, unknown>;
}

export interface KnownRecords {
  take(event: GiftEvent): Known;
  find(id: unknown): Known | undefined;
  customerOf(record: Known): RecordRef | null;
  /** The calendar day of a member at an instant. */
  dayOf(memberId: string, at: string): string;
}

/** A rule, told of each event in turn. It sees the records as they are after the event. */
export type GiftRuleReader = (
  event: GiftEvent,
  record: Known,
  records: KnownRecords,
) => FoundGift[];

const READ = new Set([
  'owner_id',
  'person_id',
  'company_id',
  'deal_id',
  'case_id',
  'quote_id',
  'due_on',
  'due_at',
  'kind',
  'status',
  'closes_on',
  'occurred_at',
  'first_response_at',
  'guests',
  'visibility',
]);

/** Keeps what is known of each record, from one event to the next. */
export function knowRecords(timeZoneOf: (memberId: string) => string): KnownRecords {
  const known = new Map<string, Known>();
  const find = (id: unknown) => (typeof id === 'string' ? known.get(id) : undefined);
  return {
    find,
    take(event) {
      const record = known.get(event.record_id) ?? blank(event);
      if (event.verb.endsWith('.created')) {
        record.created_at = event.at;
        record.created_by = event.actor_id;
      }
      let isKept = event.verb.endsWith('.created');
      for (const [name, pair] of Object.entries(event.changes ?? {})) {
        if (!READ.has(name)) continue;
        record.fields[name] = pair[1];
        isKept = true;
      }
      if (isKept) known.set(record.id, record);
      return record;
    },
    customerOf: (record) => customerOf(record, find, 0),
    dayOf: (memberId, at) => dayAt(at, timeZoneOf(memberId)),
  };
}

function blank({ record_type: type, record_id: id }: GiftEvent): Known {
  return { type, id, created_at: null, created_by: null, fields: {} };
}

const HOPS = 3;
type Find = (id: unknown) => Known | undefined;

/** The company where there is one, else the person; of a deal's task, those of the deal. */
function customerOf(record: Known, find: Find, hops: number): RecordRef | null {
  const { type, id, fields } = record;
  if (type === 'company') return { type, id };
  if (typeof fields.company_id === 'string') return { type: 'company', id: fields.company_id };
  if (type === 'person') return { type, id };
  const person = fields.person_id ?? firstGuest(record);
  for (const next of [person, fields.deal_id, fields.case_id, fields.quote_id]) {
    const known = hops < HOPS ? find(next) : undefined;
    const found = known && customerOf(known, find, hops + 1);
    if (found) return found;
  }
  return typeof person === 'string' ? { type: 'person', id: person } : null;
}

function firstGuest({ fields: { guests } }: Known): unknown {
  return Array.isArray(guests) ? guests[0] : null;
}
