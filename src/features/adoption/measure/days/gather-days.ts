import type { DayGift } from '../gift.ts';
import { matchGifts } from '../gifts/match-gifts.ts';
import type { Trace, TraceKind } from '../log/trace.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { Clock } from './clock.ts';
import { dayNumber } from './clock.ts';
import { type DayNumber, type DayTrace, emptyDay } from './day-trace.ts';
import { addContact, addEntry, isShown } from './match.ts';
import { type Noted, seeTraces } from './seen.ts';

/** What happens reaches no further than so many days back and forth. */
export const REACH_DAYS = Math.max(THRESHOLDS.trace_days, THRESHOLDS.shadow_days) + 2;

/**
 * The days of one person, of all that was seen of them, in whatever order it is given. A day follows
 * from the traces at most `REACH_DAYS` before and after it.
 */
export function gatherDays(traces: readonly Trace[], clock: Clock): Map<DayNumber, DayTrace> {
  const days = new Map<DayNumber, DayTrace>();
  const seen = seeTraces(traces);
  const commands = new Set<string>();
  for (const trace of seen.all) {
    const { day, minute } = clock(trace.at);
    const kept = days.get(day) ?? emptyDay(day);
    days.set(day, kept);
    if (trace.kind === 'edit') addSave(kept, { trace, minute, commands });
    NOTES[trace.kind]?.(kept, { trace, minute, seen, clock });
  }
  for (const { gift, day } of matchGifts(seen.all, clock)) days.get(day)!.gifts.push(gift);
  for (const kept of days.values()) {
    kept.gifts.sort(inTime);
    if (kept.filled_in_bulk < THRESHOLDS.bulk_at_least) kept.filled_in_bulk = 0;
  }
  return days;
}

function inTime(a: DayGift, b: DayGift): number {
  return a.at - b.at || (a.rule + a.id < b.rule + b.id ? -1 : 1);
}

/**
 * However many records it touches, one command is one save. It asks for what the form measured; where
 * nothing was measured, for what such a save takes.
 */
function addSave(
  kept: DayTrace,
  { trace, minute, commands }: { trace: Trace; minute: number; commands: Set<string> },
): void {
  const { command_id, detail } = trace;
  if (command_id && commands.has(command_id)) {
    kept.asked_ms += detail.ms ?? 0;
    return;
  }
  if (command_id) commands.add(command_id);
  const hour = Math.floor(minute / 60);
  kept.hours[hour] = (kept.hours[hour] ?? 0) + 1;
  kept.asked_ms += detail.ms ?? THRESHOLDS.save_ms;
}

const NOTES: Partial<Record<TraceKind, (kept: DayTrace, noted: Noted) => void>> = {
  contact: addContact,
  edit(kept, noted) {
    const { detail } = noted.trace;
    if (detail.entry) addEntry(kept, noted);
    addJob(kept, detail.type === 'activity' ? 'note' : SELLING.has(detail.type!) ? 'sell' : null);
  },
  look(kept, { trace }) {
    if (trace.detail.prompted) kept.prompted += 1;
    else kept.looks += 1;
    addJob(kept, 'look');
  },
  made(kept, { trace }) {
    kept.commitments.push({ id: trace.record_id, what: 'made', due: dueDay(trace) });
    addJob(kept, 'promise');
  },
  moved(kept, { trace }) {
    kept.commitments.push({ id: trace.record_id, what: 'moved', due: dueDay(trace) });
  },
  done(kept, noted) {
    const shown = isShown(noted);
    kept.commitments.push({ id: noted.trace.record_id, what: 'done', shown });
  },
  reopened(kept, { trace }) {
    kept.commitments.push({ id: trace.record_id, what: 'reopened' });
  },
  gone(kept, { trace }) {
    kept.commitments.push({ id: trace.record_id, what: 'gone' });
  },
  meeting(kept, { trace }) {
    const { what, on } = trace.detail;
    kept.meetings.push({ id: trace.record_id, what: what!, ...(on && { on: dayNumber(on) }) });
  },
  export(kept, { trace }) {
    if (trace.detail.type === 'report') kept.reports_exported += 1;
    else kept.exports += 1;
  },
  import(kept, { trace, seen }) {
    const since = trace.at - THRESHOLDS.shadow_days * 86_400_000;
    if (seen.exports.some((at) => at >= since && at < trace.at)) kept.exported_back += 1;
  },
  filled(kept) {
    kept.filled_in_bulk += 1;
  },
};

const SELLING = new Set(['deal', 'quote', 'sales_order', 'service_case']);

function addJob(kept: DayTrace, job: DayTrace['jobs'][number] | null): void {
  if (job && !kept.jobs.includes(job)) kept.jobs.push(job);
}

function dueDay({ detail }: Trace): DayNumber | null {
  const day = detail.due ? dayNumber(detail.due) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}
