import { contactGift } from '../gifts/match-gifts.ts';
import type { Trace } from '../log/trace.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { DayTrace } from './day-trace.ts';
import type { Noted, Seen } from './seen.ts';
import { countIn, firstIn, nearestTo } from './timed.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A contact, with the first trace that its person left of it, and what they had looked up before. */
export function addContact(kept: DayTrace, { trace, minute, seen, clock }: Noted): void {
  const { at, customers } = trace;
  const edited = firstIn(seen.edits, customers, {
    from: at - THRESHOLDS.trace_before_minutes * MINUTE_MS,
    to: at + THRESHOLDS.trace_days * DAY_MS,
  });
  const left = edited === null ? null : clock(edited);
  const before = { from: at - THRESHOLDS.pull_hours * HOUR_MS, to: at };
  const wasLed = firstIn(seen.prompted, customers, before) !== null;
  const looked = firstIn(seen.looks, customers, before) !== null;
  kept.contacts.push({
    m: minute,
    customer: trace.detail.customer!,
    traced: left && Math.max(0, left.day - kept.day),
    hour: left && Math.floor(left.minute / 60),
    looked,
  });
  if (edited !== null || looked || wasLed) kept.gifts.push(...contactGift(trace));
}

/** An entry by hand: what it belongs to, and how long after the contact it came. */
export function addEntry(kept: DayTrace, { trace, minute, seen, clock }: Noted): void {
  const { at, customers, detail } = trace;
  const told = detail.about_at ?? at;
  const within = THRESHOLDS.entry_days * DAY_MS;
  const contact = nearestTo(seen.contacts, customers, { at: told, within });
  const before = { from: at - THRESHOLDS.pull_hours * HOUR_MS, to: at };
  // each contact accounts for one entry
  const earlier = countIn(seen.entered, customers, { from: at - 2 * within, to: at - 1 });
  const met = countIn(seen.contacts, customers, { from: at - 2 * within, to: at + within });
  const isOf = () => {
    if (contact !== null && earlier < met) return 'contact';
    if (firstIn(seen.looks, customers, before) !== null) return 'look';
    if (nearestTo(seen.dealings, customers, { at, within }) !== null) return 'follow_up';
    return null;
  };
  const happened = clock(Math.min(contact ?? told, at)).day;
  kept.entries.push({
    hour: Math.floor(minute / 60),
    lag: Math.max(0, kept.day - happened),
    matched: isOf(),
    empty: isEmpty(trace, seen),
    batched: isBatched(trace, seen),
  });
}

function isEmpty({ at, detail }: Trace, { entries }: Seen): boolean {
  if ((detail.length ?? 0) < THRESHOLDS.words_at_least) return true;
  const within = THRESHOLDS.trace_days * DAY_MS;
  const same = entriesWithin(entries, { at, within }).filter(
    (other) => other.detail.words === detail.words,
  );
  return same.length >= THRESHOLDS.same_words;
}

function isBatched({ at }: Trace, { entries }: Seen): boolean {
  const run = entriesWithin(entries, { at, within: THRESHOLDS.batch_minutes * MINUTE_MS });
  const isOld = (entry: Trace) => entry.at - (entry.detail.about_at ?? entry.at) > DAY_MS;
  return run.length >= THRESHOLDS.batch_entries && run.some(isOld);
}

function entriesWithin(
  entries: readonly Trace[],
  { at, within }: { at: number; within: number },
): Trace[] {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.at < at - within) low = middle + 1;
    else high = middle;
  }
  const found: Trace[] = [];
  while (low < entries.length && entries[low]!.at <= at + within) found.push(entries[low++]!);
  return found;
}

/** There is something to show: its outcome in words, or work or a contact with the customer. */
export function isShown({ trace, seen }: Noted): boolean {
  if (trace.detail.shown) return true;
  const { at, customers } = trace;
  const near = { at, within: THRESHOLDS.shown_days * DAY_MS };
  return [seen.contacts, seen.work].some((timed) => nearestTo(timed, customers, near) !== null);
}
