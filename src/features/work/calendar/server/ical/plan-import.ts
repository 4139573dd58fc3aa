import {
  dayOfSlot,
  findNext,
  moveSlot,
  type Slot,
  settleRule,
} from '#src/features/work/task/occurrences.ts';
import { addDays } from '#src/lib/days.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { Turns } from '#src/server/turns.ts';
import type { ReadCalendar } from './read-calendar.ts';
import type { ReadEvent } from './read-event.ts';

export const NOTE_REASONS = [
  'cancelled',
  'unreadable',
  'rule',
  'zone',
  'long',
  'too_many',
] as const;
export type NoteReason = (typeof NOTE_REASONS)[number];

/** An event as it becomes a task. */
export interface PlannedEvent extends Slot {
  uid: string;
  event: ReadEvent;
  repeats: string | null;
  skipped: string[];
  /** Set where it is past, so that nothing of it is due. */
  done_at: string | null;
}

export interface ImportNote {
  reason: NoteReason;
  count: number;
  example: string;
}

/** Of work: a thousand rules as people make them take less; later ones come in without repeating. */
const MOST_MS_FOR_RULES = 5000;

export interface ImportPlan {
  planned: PlannedEvent[];
  notes: ImportNote[];
}

/** What becomes of the events of a file. A series goes on from its next day, what is past is done. */
export async function planImport(read: ReadCalendar, now: Date, turns: Turns): Promise<ImportPlan> {
  const notes = new Map<NoteReason, ImportNote>();
  const note = (reason: NoteReason, example: string, count = 1) => {
    const known = notes.get(reason) ?? { reason, count: 0, example };
    notes.set(reason, { ...known, count: known.count + count });
  };
  const replaced = new Map<string, string[]>();
  for (const { uid, replaces } of read.events) {
    if (!replaces) continue;
    const series = uid.slice(0, -replaces.length - 1);
    replaced.set(series, [...(replaced.get(series) ?? []), replaces]);
  }
  const byUid = new Map<string, PlannedEvent>();
  const until = turns.spent() + MOST_MS_FOR_RULES;
  const mayRepeat = () => turns.spent() <= until;
  for (const [at, event] of read.events.entries()) {
    await turns.rest();
    for (const doubt of event.doubts) note(doubt, event.subject);
    if (event.isCancelled) {
      note('cancelled', event.subject);
      continue;
    }
    // without a UID it can be told from others by where it stands alone
    const uid = event.uid.trim() || `${event.due_at ?? event.due_on} ${event.subject} ${at}`;
    const skipped = [...new Set([...event.skipped, ...(replaced.get(event.uid) ?? [])])];
    byUid.set(uid, planEvent({ ...event, skipped }, { uid, now, note, mayRepeat }));
  }
  if (read.unreadable > 0) note('unreadable', '', read.unreadable);
  if (read.beyond > 0) note('too_many', '', read.beyond);
  return { planned: [...byUid.values()], notes: [...notes.values()] };
}

interface Planning {
  uid: string;
  now: Date;
  note: (reason: NoteReason, example: string) => void;
  /** Whether there is time left for rules. */
  mayRepeat: () => boolean;
}

function planEvent(event: ReadEvent, { uid, now, note, mayRepeat }: Planning): PlannedEvent {
  const { due_on, due_at, ends_at } = event;
  const slot = { due_on, due_at, ends_at };
  const single = { uid, event, ...slot, repeats: null, skipped: [], done_at: endedAt(slot, now) };
  if (event.rule === null) return single;
  if (!mayRepeat()) {
    note('rule', event.subject);
    return single;
  }
  try {
    const repeats = settleRule(event.rule, slot, event.zone);
    const first = dayOfSlot(slot, event.zone);
    const today = dayAt(now.toISOString(), event.zone);
    const isFirstOpen = first >= today && !event.skipped.includes(first);
    const series = { repeats, skipped: event.skipped };
    const next = isFirstOpen
      ? { day: first, repeats }
      : findNext(series, { first, after: addDays(today, -1) });
    if (!next) return { ...single, done_at: single.done_at ?? now.toISOString() };
    const skipped = event.skipped.filter((day) => day > next.day).sort();
    const moved = moveSlot(slot, next.day, event.zone);
    return { uid, event, ...moved, repeats: next.repeats, skipped, done_at: null };
  } catch {
    note('rule', event.subject);
    return single;
  }
}

/** Null for what is still to come. */
function endedAt({ due_on, due_at, ends_at }: Slot, now: Date): string | null {
  const end = Date.parse(ends_at ?? due_at ?? `${addDays(due_on, 1)}T12:00:00Z`);
  return end < now.getTime() ? new Date(end).toISOString() : null;
}
