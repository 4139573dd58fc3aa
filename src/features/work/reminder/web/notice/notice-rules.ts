import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { STILL_MS } from '../../reminder.ts';
import type { listReminders } from '../../reminder-api.ts';

export type Reminder = EndpointOutput<typeof listReminders>['items'][number];

/** Until when each notice stays away, in ms since 1970; `FOR_GOOD` once it was seen. */
export type Held = Readonly<Record<string, number>>;

export const FOR_GOOD = Number.MAX_SAFE_INTEGER;
export const LATER_MS = 10 * 60_000;
const KEPT_MS = 24 * 60 * 60_000;

/** One time of one task: moved, it is another. */
export function keyOf({ task_id, starts_at }: Reminder): string {
  return `${task_id} ${new Date(starts_at).toISOString()}`;
}

/** What is to be shown now. */
export function dueNow(reminders: readonly Reminder[], held: Held, nowMs: number): Reminder[] {
  return reminders.filter((reminder) => {
    const isDue = Date.parse(reminder.remind_at) <= nowMs;
    const isOver = Date.parse(reminder.starts_at) + STILL_MS < nowMs;
    return isDue && !isOver && (held[keyOf(reminder)] ?? 0) <= nowMs;
  });
}

/** When it comes back: in ten minutes, but not after it has begun; null if that is now. */
export function laterAt({ starts_at }: Reminder, nowMs: number): number | null {
  const begins = Date.parse(starts_at);
  if (begins <= nowMs) return null;
  return Math.min(nowMs + LATER_MS, begins);
}

/** Adds one, and forgets those of yesterday: a key ends with when it began. */
export function hold(held: Held, key: string, { until, nowMs }: { until: number; nowMs: number }) {
  const recent = Object.entries(held).filter(([one]) => {
    const begins = Date.parse(one.slice(one.indexOf(' ') + 1));
    return begins + KEPT_MS > nowMs;
  });
  return { ...Object.fromEntries(recent), [key]: until };
}
