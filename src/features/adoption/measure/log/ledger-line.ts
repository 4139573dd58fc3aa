import type { Verb } from '#src/lib/ledger-verbs.ts';

/** An event of the ledger, as far as uptake is computed from it. */
export interface LedgerLine {
  seq?: number | undefined;
  at: string;
  occurred_at?: string | null | undefined;
  actor_id?: string | null | undefined;
  via: string;
  verb: Verb;
  record_type: string;
  record_id: string;
  command_id?: string | null | undefined;
  undo_of?: string | null | undefined;
  changes?: Record<string, [before: unknown, after: unknown]> | null | undefined;
  interaction_ms?: number | null | undefined;
  keys?: number | null | undefined;
}

export interface ReadLines {
  events: LedgerLine[];
  /** Lines, counted from 1, that are no events, and why. */
  broken: { line: number; why: string }[];
}

/** Reads events from lines of JSON; empty lines are passed over, broken ones told. */
export function readLines(lines: Iterable<string>): ReadLines {
  const events: LedgerLine[] = [];
  const broken: ReadLines['broken'] = [];
  let line = 0;
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readLine(text);
    if (typeof read === 'string') broken.push({ line, why: read });
    else events.push(read);
  }
  return { events: inOrder(events), broken };
}

/** By the server's time; what came in the same moment stays as it came. */
export function inOrder(events: readonly LedgerLine[]): LedgerLine[] {
  return events
    .map((event, index) => ({ event, index, at: Date.parse(event.at) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ event }) => event);
}

const TEXTS = ['via', 'verb', 'record_type', 'record_id'] as const;

function readLine(text: string): LedgerLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no event';
  const event = value as Record<string, unknown>;
  const missing = TEXTS.find((name) => typeof event[name] !== 'string' || event[name] === '');
  if (missing) return `no "${missing}"`;
  if (typeof event.at !== 'string' || Number.isNaN(Date.parse(event.at))) {
    return 'no moment in "at"';
  }
  return { ...event, changes: cleanChanges(event.changes) } as unknown as LedgerLine;
}

function cleanChanges(changes: unknown): LedgerLine['changes'] {
  if (typeof changes !== 'object' || changes === null) return null;
  const pairs = Object.entries(changes).filter(
    ([, value]) => Array.isArray(value) && value.length === 2,
  );
  return Object.fromEntries(pairs) as LedgerLine['changes'];
}
