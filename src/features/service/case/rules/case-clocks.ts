import {
  type BusinessHours,
  businessTimeBetween,
  dueAfter,
} from '#src/features/service/promise/business-time.ts';
import type { CaseStatus } from '../service-case.ts';
import { nextWarning } from './case-warnings.ts';
import type { CaseClocks } from './clocks.ts';

export interface Reckoning {
  now: string;
  /** Null: nothing was promised. */
  hours: BusinessHours | null;
  /** The promise is another one than before, or the first. */
  isPromisedAnew: boolean;
}

/** Whether the time promised runs: it stands still while we wait, and once the case is resolved. */
export function isRunning(status: CaseStatus): boolean {
  return status === 'new' || status === 'open';
}

/**
 * The clocks after a change. Where the change gives them itself, as taking back a command does, they
 * stay as given.
 */
export function settleClocks(
  before: CaseClocks | null,
  after: CaseClocks,
  reckoning: Reckoning,
): CaseClocks {
  const settled = { ...after, ...settleWait(before, after, reckoning) };
  const isPutOff = (before?.waited_minutes ?? 0) !== (settled.waited_minutes ?? 0);
  const isGiven = before !== null && hasOtherDues(before, after);
  if (!isGiven && (reckoning.isPromisedAnew || isPutOff)) {
    Object.assign(settled, duesOf(settled, reckoning.hours));
    if (reckoning.isPromisedAnew) settled.escalations = [];
  }
  const isAnswered = settled.first_response_at !== null;
  const next = isAnswered ? null : settled.response_due_at;
  const runs = isRunning(settled.status);
  settled.next_due_at = runs ? (next ?? settled.resolution_due_at) : null;
  settled.escalates_at = runs ? nextWarning(settled, reckoning.hours) : null;
  return settled;
}

function settleWait(before: CaseClocks | null, after: CaseClocks, { now, hours }: Reckoning) {
  const { waiting_since, waited_minutes } = after;
  const ran = before === null || isRunning(before.status);
  const runs = isRunning(after.status);
  const isGiven = before !== null && !isSameTime(before.waiting_since, waiting_since);
  if (ran === runs || isGiven) return { waiting_since, waited_minutes };
  if (ran) return { waiting_since: now, waited_minutes };
  const since = before.waiting_since ?? now;
  const waited = hours ? businessTimeBetween(since, now, hours) : 0;
  return { waiting_since: null, waited_minutes: (waited_minutes ?? 0) + waited };
}

/** An answer that was given stays measured against the promise it was given under. */
function duesOf(clocks: CaseClocks, hours: BusinessHours | null) {
  const { opened_at, response_minutes, resolution_minutes, first_response_at } = clocks;
  const waited = clocks.waited_minutes ?? 0;
  const due = (minutes: number | null) =>
    hours && minutes !== null ? dueAfter(opened_at, minutes + waited, hours) : null;
  const response_due_at =
    first_response_at === null ? due(response_minutes) : clocks.response_due_at;
  return { response_due_at, resolution_due_at: due(resolution_minutes) };
}

function hasOtherDues(before: CaseClocks, after: CaseClocks): boolean {
  return (
    !isSameTime(before.response_due_at, after.response_due_at) ||
    !isSameTime(before.resolution_due_at, after.resolution_due_at)
  );
}

function isSameTime(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}
