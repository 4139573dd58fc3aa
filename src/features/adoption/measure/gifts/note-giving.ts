import type { KnownRecord } from '../log/known-record.ts';
import type { LedgerLine } from '../log/ledger-line.ts';

/** The product itself writes them, or they stand in every record. */
const OF_THE_SYSTEM = new Set([
  ...['owner_id', 'team_id', 'visibility', 'title', 'version', 'source', 'status', 'subject'],
  ...['created_at', 'updated_at', 'deleted_at', 'done_at', 'occurred_at', 'time_zone'],
]);
const BROUGHT = new Set(['import', 'automation']);
const MAIN_TYPES = new Set(['person', 'company', 'deal', 'service_case']);
const ENDED = new Set(['resolved', 'closed', 'won', 'lost']);

/** What is known of a record for what it may give back later. */
export function noteGiving(before: KnownRecord, event: LedgerLine): Partial<KnownRecord> {
  if (event.undo_of) return {};
  return { ...noteDue(event), ...noteWarned(before, event), ...noteBrought(before, event) };
}

function noteDue({ record_type, changes }: LedgerLine): Partial<KnownRecord> {
  const name = { task: 'due_on', deal: 'closes_on' }[record_type];
  const due = name ? changes?.[name] : undefined;
  return due ? { due: typeof due[1] === 'string' ? due[1].slice(0, 10) : null } : {};
}

function noteWarned(before: KnownRecord, event: LedgerLine): Partial<KnownRecord> {
  if (event.verb === 'service_case.escalated') return { warned: Date.parse(event.at) };
  return before.warned !== undefined && isHelp(event) ? { warned: undefined } : {};
}

function noteBrought({ brought }: KnownRecord, event: LedgerLine): Partial<KnownRecord> {
  if (!isBrought(event) || !MAIN_TYPES.has(event.record_type)) return {};
  const names = filledFields(event).map(([name]) => name);
  if (names.length === 0) return {};
  const all = [...new Set([...(brought?.names ?? []), ...names])].sort();
  return { brought: { at: Date.parse(event.at), names: all } };
}

export function isBrought({ via }: LedgerLine): boolean {
  return BROUGHT.has(via);
}

export function isHelp({ verb, changes }: LedgerLine): boolean {
  return verb === 'service_case.answered' || ENDED.has(String(changes?.status?.[1]));
}

/** Those that were blank and hold something now. */
export function filledFields({ changes }: LedgerLine): [string, unknown][] {
  return Object.entries(changes ?? {})
    .filter(([name, [was, is]]) => !OF_THE_SYSTEM.has(name) && isBlank(was) && !isBlank(is))
    .map(([name, pair]) => [name, pair[1]]);
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === '' || value === false;
}

/** FNV-1a: enough to know the same words by, and nothing to read. */
export function fingerprint(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    print = Math.imul(print ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return print;
}
