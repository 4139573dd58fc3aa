import { type DropSlot, type SlotTimes, timesOf } from '../drag/drop-slot.ts';

const MINUTE_MS = 60_000;

interface Said {
  due_on: string | null;
  due_at: string | null;
}

/** A day or time in the words wins over the place that was pressed; what they leave open is that place's. */
export function saidTimes(slot: DropSlot, said: Said, timeZone: string): SlotTimes {
  const { due_on, due_at } = said;
  if (!due_on) return timesOf(slot, timeZone, true);
  if (!due_at) return timesOf({ ...slot, day: due_on }, timeZone, true);
  if (slot.start === null || slot.end === null) return { due_on, due_at };
  const endMs = Date.parse(due_at) + (slot.end - slot.start) * MINUTE_MS;
  return { due_on, due_at, ends_at: new Date(endMs).toISOString() };
}
