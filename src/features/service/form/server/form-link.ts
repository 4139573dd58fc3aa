import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId, newId } from '#src/lib/ids.ts';

const SOON_MS = 2_500;
const LATE_MS = 12 * 60 * 60_000;

/**
 * Stands in the page: the id that the case will have, which holds the time at which the page was
 * read. Sent twice it is one case; sent at once, nobody has read the page.
 */
export function makeTicket(key: Buffer, formId: string, now: Date): string {
  const id = newId(now.getTime());
  return `${id}.${sign(key, `ticket ${formId} ${id}`)}`;
}

export interface Ticket {
  caseId: string;
  isTooSoon: boolean;
  isTooOld: boolean;
}

/** Null if we never made it. */
export function readTicket(
  key: Buffer,
  { formId, ticket, now }: { formId: string; ticket: string | undefined; now: Date },
): Ticket | null {
  const [caseId, mark] = (ticket ?? '').split('.');
  if (!isId(caseId) || !mark || !isSame(mark, sign(key, `ticket ${formId} ${caseId}`))) return null;
  const age = now.getTime() - Number.parseInt(caseId.replaceAll('-', '').slice(0, 12), 16);
  return { caseId, isTooSoon: age < SOON_MS, isTooOld: age > LATE_MS };
}

/** The address after sending tells the number of the case to who sent it, and to nobody who guesses. */
export function markNumber(key: Buffer, formId: string, number: string): string {
  return `${number}.${sign(key, `number ${formId} ${number}`)}`;
}

export function readNumber(key: Buffer, formId: string, marked: string | null): string | null {
  const [number, mark] = (marked ?? '').split('.');
  if (!number || !mark) return null;
  return isSame(mark, sign(key, `number ${formId} ${number}`)) ? number : null;
}

function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
