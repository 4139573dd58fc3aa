export type WriteMethod = 'POST' | 'PATCH' | 'DELETE';

/** Why the server refused; the message is for the person. */
export interface Refusal {
  status: number;
  code: string;
  reason?: string;
  message: string;
  /** The fields it is about. */
  fields?: string[];
  /** What the person has to answer before it can be done. */
  questions?: OpenQuestion[];
}

/** A name that could mean several records. */
export interface OpenQuestion {
  key: string;
  type: string;
  name: string;
  choices: { type: string; id: string; title: string; subtitle: string }[];
}

/** A write that waits to be sent. What it says is fixed when it is written, so that it can be repeated. */
export interface Entry {
  /** Its place in the order, given by the store and not by a clock. */
  seq: number;
  /** The member who wrote it; nobody else's session sends it. */
  owner: string;
  /** The idempotency key: however often it is sent, it is done once. */
  key: string;
  method: WriteMethod;
  path: string;
  body: Values;
  /** The id of the record that it makes, made here. */
  makes: string | null;
  /** The id of the record that it changes. */
  target: string | null;
  /** The version that the change was made against. */
  base: number | null;
  /** The values that it replaces, as they were seen. */
  before: Values | null;
  /** What is shown of it, where its path and body do not tell. */
  shows: ShownRecord[];
  /** The record that it changes, as far as it was known here before. */
  known?: Values | undefined;
  /** What the records are called that it refers to: `{type, title}` by id. */
  refs?: Values | undefined;
  /** By the server's clock, ISO 8601. */
  writtenAt: string;
  /** What it is, in the words of the person's language. */
  says: string;
  /** `refused`: the person decides; all else goes by itself. */
  state: 'waiting' | 'refused';
  refusal: Refusal | null;
  /** How often the server broke over it. */
  breaks: number;
}

/** What a write does to a record: all values of a new one, the changed ones of another. */
export interface ShownRecord {
  type: string;
  id: string;
  values: Values;
  isNew: boolean;
}

export type Values = Record<string, unknown>;
export type EntryDraft = Omit<Entry, 'seq' | 'owner' | 'state' | 'refusal' | 'breaks'>;

/** The first that can be sent: what rests on a refused one waits for the person's decision. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
  const made = new Set<string>();
  const changed = new Set<string>();
  for (const entry of entries) {
    const { state, makes, target } = entry;
    const isHeld = restsOn(entry, made) || (target !== null && changed.has(target));
    if (state === 'waiting' && !isHeld) return entry;
    if (makes) made.add(makes);
    if (target) changed.add(target);
  }
  return undefined;
}

/** Whether an entry changes or speaks of one of these records, which the server does not know yet. */
function restsOn({ target, body }: Entry, made: ReadonlySet<string>): boolean {
  if (made.size === 0) return false;
  if (target && made.has(target)) return true;
  const text = JSON.stringify(body);
  return [...made].some((id) => text.includes(id));
}

/** A change of the owner's own took a record from one version to the next. */
export interface Move {
  owner: string;
  id: string;
  base: number;
  version: number;
  /** When (ms since 1970). */
  at: number;
}

/**
 * The step that a sent change made. None if the record moved on by more than that: somebody else
 * changed it too, and what was written on top must show the difference.
 */
export function moveOf({ owner, target, base }: Entry, version: number | null): Move | null {
  if (target === null || base === null || version !== base + 1) return null;
  return { owner, id: target, base, version, at: Date.now() };
}
