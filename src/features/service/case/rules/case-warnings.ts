import { type BusinessHours, dueAfter } from '#src/features/service/promise/business-time.ts';
import type { CaseClocks } from './clocks.ts';

export const WARNINGS = [
  'response_near',
  'response_broken',
  'resolution_near',
  'resolution_broken',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** Of the time promised so much has passed when it is first warned of. */
const NEAR = 0.75;

interface TimedWarning {
  warning: Warning;
  at: string;
}

/** When the next warning is to be given; null if all are, or nothing is promised. */
export function nextWarning(clocks: CaseClocks, hours: BusinessHours | null): string | null {
  return pendingWarnings(clocks, hours)[0]?.at ?? null;
}

/** The warnings whose time has come, the gravest last; one tells for all of them. */
export function dueWarnings(
  clocks: CaseClocks,
  { hours, now }: { hours: BusinessHours | null; now: string },
): Warning[] {
  const due = pendingWarnings(clocks, hours).filter(({ at }) => Date.parse(at) <= Date.parse(now));
  return due.map(({ warning }) => warning);
}

function pendingWarnings(clocks: CaseClocks, hours: BusinessHours | null): TimedWarning[] {
  if (!hours) return [];
  const pending: TimedWarning[] = [];
  const add = (which: 'response' | 'resolution', minutes: number | null, due: string | null) => {
    if (minutes === null || due === null) return;
    const passed = Math.ceil(minutes * NEAR) + (clocks.waited_minutes ?? 0);
    const near = dueAfter(clocks.opened_at, passed, hours);
    if (near !== null) pending.push({ warning: `${which}_near`, at: near });
    pending.push({ warning: `${which}_broken`, at: due });
  };
  if (clocks.first_response_at === null) {
    add('response', clocks.response_minutes, clocks.response_due_at);
  }
  add('resolution', clocks.resolution_minutes, clocks.resolution_due_at);
  return pending
    .filter(({ warning }) => !clocks.escalations.includes(warning))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
