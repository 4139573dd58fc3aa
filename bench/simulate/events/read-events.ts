import type { LedgerLine } from '../play/deed.ts';

export interface Broken {
  /** Counted from 1. */
  line: number;
  why: string;
}

const VIAS = new Set<string>([
  ...['web', 'capture', 'email', 'calendar', 'phone'],
  ...['import', 'api', 'automation', 'page'],
]);
const LONGEST_VALUE = 300;

type Given = Record<string, unknown>;

/**
 * Events of a ledger from lines of JSON, in the order of their time. What no measure asks for is let
 * go, and equal words are kept once, so that a million lines find room.
 */
export function readEvents(lines: Iterable<string>): { events: LedgerLine[]; broken: Broken[] } {
  const broken: Broken[] = [];
  const events = [...readEach(lines, broken)];
  // stable: what came in the same moment stays as it came
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { events, broken };
}

/** Events as they stand there, one after the other; the lines that are none are added to `broken`. */
export function* readEach(lines: Iterable<string>, broken: Broken[]): Generator<LedgerLine> {
  const known = new Map<string, string>();
  const keep = (text: string): string => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
  let line = 0;
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readEvent(text, keep);
    if (typeof read === 'string') broken.push({ line, why: read });
    else yield read;
  }
}

type Keep = (text: string) => string;

/** The event, or in a sentence why it is none. */
function readEvent(text: string, keep: Keep): LedgerLine | string {
  let given: Given;
  try {
    given = JSON.parse(text) as Given;
  } catch {
    return 'It is no JSON.';
  }
  const wrong = findWrong(given);
  if (wrong) return wrong;
  const at = timeOf(given.at as string);
  const word = (name: string) => keep(String(given[name]));
  return {
    at,
    occurred_at: isTime(given.occurred_at) ? timeOf(given.occurred_at as string, at) : at,
    actor_id: given.actor_id ? word('actor_id') : null,
    via: word('via') as LedgerLine['via'],
    verb: word('verb') as LedgerLine['verb'],
    ...{ record_type: word('record_type'), record_id: word('record_id') },
    // an event without a command was one of its own
    command_id: given.command_id ? word('command_id') : '',
    ...(typeof given.undo_of === 'string' && { undo_of: keep(given.undo_of) }),
    changes: given.changes ? readChanges(given.changes as Given, keep) : null,
    interaction_ms: countOf(given.interaction_ms),
    keys: countOf(given.keys),
  };
}

function findWrong(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'It is no object.';
  const { at, via, actor_id, changes, ...rest } = given as Given;
  if (!isTime(at)) return '"at" is no time.';
  if (!VIAS.has(String(via))) return `"via" is none of ${[...VIAS].join(', ')}.`;
  for (const name of ['verb', 'record_type', 'record_id']) {
    if (typeof rest[name] !== 'string' || rest[name] === '') return `"${name}" is no text.`;
  }
  if (actor_id != null && typeof actor_id !== 'string') return '"actor_id" is no text.';
  if (changes == null) return null;
  const isMap = typeof changes === 'object' && !Array.isArray(changes);
  const isWhole =
    isMap && Object.values(changes).every((one) => Array.isArray(one) && one.length === 2);
  return isWhole ? null : '"changes" are no pairs of before and after.';
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** As the product writes it; mostly it stands there so already. */
function timeOf(text: string, like?: string): string {
  if (text === like) return like;
  return text.length === 24 && text.endsWith('Z') ? text : new Date(text).toISOString();
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function readChanges(changes: Given, keep: Keep): NonNullable<LedgerLine['changes']> {
  const shorten = (value: unknown) =>
    typeof value !== 'string'
      ? value
      : value.length > 40
        ? value.slice(0, LONGEST_VALUE)
        : keep(value);
  return Object.fromEntries(
    Object.entries(changes as Record<string, [unknown, unknown]>)
      .filter(([, [before, after]]) => before !== null || after !== null)
      .map(([name, [before, after]]) => [name, [shorten(before), shorten(after)]]),
  );
}
