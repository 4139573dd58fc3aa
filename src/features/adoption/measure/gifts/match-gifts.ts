import { type Clock, dayNumber } from '../days/clock.ts';
import type { DayNumber } from '../days/day-trace.ts';
import type { DayGift, GiftRule, RecordRef } from '../gift.ts';
import type { Trace } from '../log/trace.ts';
import { THRESHOLDS } from '../thresholds.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const READY_MS = THRESHOLDS.pull_hours * HOUR_MS;

/** Traces of one kind by customer, each list in the order of time. */
type ByCustomer = ReadonlyMap<string, readonly Trace[]>;

interface Matched {
  gift: DayGift;
  day: DayNumber;
}

/**
 * What came back to one person, of all that was seen of them in the order of time, but for contacts
 * that nobody had to write down, which are told with the contacts.
 */
export function matchGifts(traces: readonly Trace[], clock: Clock): Matched[] {
  const looks = byCustomer(traces.filter(({ kind }) => kind === 'look'));
  const contacts = byCustomer(traces.filter(isDealing));
  const understood = new Map<string, Set<number>>();
  const ticked = new Map<string, number>();
  const gifts = traces.flatMap((trace): DayGift[] => {
    if (trace.kind === 'gift') return said(trace, clock);
    if (trace.kind === 'done') return keptTask(trace, { clock, contacts, ticked });
    const filled = trace.kind === 'edit' ? understoodIn(trace, understood) : [];
    return [...filled, ...readBefore(trace, looks)];
  });
  return oncePerDay(gifts.map((gift) => ({ gift, day: clock(gift.at).day })));
}

/** A contact, or an entry about one. */
function isDealing({ kind, detail }: Trace): boolean {
  return kind === 'contact' || (kind === 'edit' && detail.entry === true);
}

function byCustomer(traces: readonly Trace[]): ByCustomer {
  const lists = new Map<string, Trace[]>();
  for (const trace of traces) {
    for (const id of trace.customers) {
      const list = lists.get(id);
      if (list) list.push(trace);
      else lists.set(id, [trace]);
    }
  }
  return lists;
}

/** From `from` to `to`, both included, about any of the customers; by time, each once. */
function within(
  lists: ByCustomer,
  customers: readonly string[],
  { from, to }: { from: number; to: number },
): Trace[] {
  const found = customers.flatMap((id) => between(lists.get(id) ?? [], from, to));
  return [...new Set(found)].sort((a, b) => a.at - b.at);
}

function between(list: readonly Trace[], from: number, to: number): Trace[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < list.length && list[end]!.at <= to) end += 1;
  return list.slice(low, end);
}

function giftOf(trace: Trace, rule: GiftRule, given: Partial<DayGift> = {}): DayGift {
  const { record_id: id, at, detail } = trace;
  return {
    rule,
    at,
    type: detail.type!,
    id,
    customer: detail.customer ?? null,
    count: 1,
    ...given,
  };
}

/** A contact that the system wrote down for its owner, who made something of it. */
export function contactGift(trace: Trace): DayGift[] {
  return trace.detail.type === 'activity' ? [giftOf(trace, 'contact_seen')] : [];
}

/** What the ledger says by itself. A deal is late only where its day is over for its owner. */
function said(trace: Trace, clock: Clock): DayGift[] {
  const { rule, count, due } = trace.detail;
  if (!rule) return [];
  if (rule !== 'deal_mended') return [giftOf(trace, rule, { count: count! })];
  const late = clock(trace.at).day - dayNumber(due!);
  return late < 1 ? [] : [giftOf(trace, rule, { count: late })];
}

function understoodIn(trace: Trace, known: Map<string, Set<number>>): DayGift[] {
  const { detail, command_id, record_id } = trace;
  if (!detail.filled) return [];
  const command = command_id ?? record_id;
  const before = known.get(command) ?? new Set<number>();
  known.set(command, before);
  const fresh = detail.filled.filter((print) => !before.has(print));
  for (const print of fresh) before.add(print);
  return fresh.length === 0 ? [] : [giftOf(trace, 'fields_understood', { count: fresh.length })];
}

interface Keeping {
  clock: Clock;
  contacts: ByCustomer;
  /** By command: ticking off a list is no rescue. */
  ticked: Map<string, number>;
}

/** A promise of days before that came up on its day or later, was kept, and something shows it. */
function keptTask(trace: Trace, { clock, contacts, ticked }: Keeping): DayGift[] {
  const { at, customers, record_id, command_id, detail } = trace;
  if (!detail.own || !detail.due || detail.made === undefined) return [];
  const command = command_id ?? record_id;
  const nth = (ticked.get(command) ?? 0) + 1;
  ticked.set(command, nth);
  const due = dayNumber(detail.due);
  const late = clock(at).day - due;
  const isRemembered = due - clock(detail.made).day < THRESHOLDS.gift_remembered_days;
  const isLapsed = late < 0 || late > THRESHOLDS.gift_lapsed_days;
  if (nth > THRESHOLDS.gift_ticked_together || isRemembered || isLapsed) return [];
  const reach = THRESHOLDS.gift_shown_hours * HOUR_MS;
  const near = within(contacts, customers, { from: at - reach, to: at + reach });
  const shown = near.findLast((one) => one.at <= at) ?? near[0];
  if (!shown) return [];
  const when = Math.max(at, shown.at);
  return [giftOf(trace, 'task_kept', { count: late, at: when, shown: shownBy(shown, shown.at) })];
}

function shownBy({ record_id: id, detail }: Trace, at: number): RecordRef & { at: number } {
  return { type: detail.type ?? 'activity', id, at };
}

/** What stood there when they looked the customer up before they spoke with them. */
function readBefore(trace: Trace, looks: ByCustomer): DayGift[] {
  const { at, customers, detail, kind } = trace;
  const isEntry = kind === 'edit' && detail.met === true;
  if (kind !== 'contact' && !isEntry) return [];
  const when = isEntry ? detail.about_at! : at;
  if (at - when > THRESHOLDS.gift_told_days * DAY_MS) return [];
  // who opens a customer to write down what has just been did not read before it
  const until = isEntry ? Math.min(when, at - THRESHOLDS.gift_writing_minutes * MINUTE_MS) : when;
  const ready = within(looks, customers, { from: when - READY_MS, to: until });
  const shown = shownBy(trace, when);
  const seen = (rule: GiftRule, type: string, ids: readonly string[]) =>
    [...new Set(ids)].map((id) => giftOf(trace, rule, { type, id, shown }));
  return [
    ...seen(
      'case_seen',
      'service_case',
      ready.flatMap((look) => look.detail.cases ?? []),
    ),
    ...seen(
      'note_read',
      'activity',
      ready.flatMap((look) => look.detail.notes ?? []),
    ),
  ];
}

/** The same thing read before several contacts of a day was read once. */
function oncePerDay(matched: readonly Matched[]): Matched[] {
  const known = new Set<string>();
  return matched.filter(({ gift: { rule, id, at, count }, day }) => {
    const isReading = rule === 'note_read' || rule === 'case_seen';
    const key = `${day} ${rule} ${id} ${isReading ? '' : `${at} ${count}`}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
