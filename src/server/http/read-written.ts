import { OFFLINE_DAYS } from '#src/lib/offline-days.ts';
import type { Via } from '../ledger/event.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/**
 * `Uptake-Written: 2026-03-02T09:00:00Z`: when a person wrote what could not be sent at once. A claim
 * like any other moment of the ledger; never later than now, never longer ago than
 * `OFFLINE_DAYS`, and nothing that a program may say.
 */
export function readWritten(headers: Headers, via: Via, now: Date): string | undefined {
  const told = headers.get('uptake-written');
  if (told === null || via !== 'web' || !INSTANT.test(told)) return undefined;
  const at = Date.parse(told);
  const age = now.getTime() - at;
  return age >= 0 && age <= OFFLINE_DAYS * 86_400_000 ? new Date(at).toISOString() : undefined;
}
