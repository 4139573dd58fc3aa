import type { Visibility } from '#src/records/define-record.ts';
import type { DemoBase, DemoEvent, DemoRecords, DemoType, DemoVerb, DemoVia } from './demo.ts';
import type { MemberKey } from './material/members.ts';
import { createRandom, makeId } from './random.ts';

/** Who wrote, when (ms since 1970) and by what way. */
export interface Origin {
  at: number;
  actor: MemberKey;
  via: DemoVia;
}

type Values<T extends DemoType> = Omit<DemoRecords[T], keyof DemoBase>;
type Changeable<T extends DemoType> = Partial<
  Values<T> & Pick<DemoBase, 'owner' | 'visibility' | 'deleted_at'>
>;

export interface NewRecord<T extends DemoType> {
  origin: Origin;
  owner: MemberKey | null;
  visibility?: Visibility;
  values: Values<T>;
}

export interface Change<T extends DemoType = DemoType> {
  origin: Origin;
  verb: Exclude<DemoVerb, 'created'>;
  type: T;
  record: DemoRecords[T];
  to: Changeable<T>;
}

/** All that is written in the company's life: records as they were made, then what changed. */
export interface Chronicle {
  seed: number;
  records: { [T in DemoType]: DemoRecords[T][] };
  events: DemoEvent[];
  changes: Change[];
}

export function createChronicle(seed: number): Chronicle {
  return {
    seed,
    records: { company: [], person: [], activity: [], task: [] },
    events: [],
    changes: [],
  };
}

/** Writes a new record; what happens to it later is noted by `planChange`. */
export function addRecord<T extends DemoType>(
  chronicle: Chronicle,
  type: T,
  { origin, owner, visibility = 'workspace', values }: NewRecord<T>,
): DemoRecords[T] {
  const list: DemoRecords[T][] = chronicle.records[type];
  const at = new Date(origin.at).toISOString();
  const base: DemoBase = {
    id: makeId(createRandom(chronicle.seed, `${type} ${list.length}`), origin.at),
    owner,
    visibility,
    version: 1,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
  const record = { ...base, ...values } as DemoRecords[T];
  list.push(record);
  const given: Record<string, unknown> = { owner, visibility, ...values };
  const fields: DemoEvent['fields'] = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isEmpty(value)) fields[name] = [null, value];
  }
  chronicle.events.push(describeWrite({ origin, verb: 'created', type, record, fields }));
  return record;
}

/** Changes are made by `settle`, in the order of their time, whatever the order they are noted in. */
export function planChange<T extends DemoType>(chronicle: Chronicle, change: Change<T>): void {
  chronicle.changes.push(change as Change);
}

/** Makes all planned changes, and puts the events in order. */
export function settle(chronicle: Chronicle): void {
  const ordered = [...chronicle.changes].sort((a, b) => a.origin.at - b.origin.at);
  for (const { origin, verb, type, record, to } of ordered) {
    const at = new Date(origin.at).toISOString();
    if (at <= record.created_at) throw new Error(`${type} changed before it was made, at ${at}.`);
    const fields: DemoEvent['fields'] = {};
    for (const [name, after] of Object.entries(to)) {
      fields[name] = [record[name as keyof DemoBase], after];
    }
    Object.assign(record, to, { version: record.version + 1, updated_at: at });
    chronicle.events.push(describeWrite({ origin, verb, type, record, fields }));
  }
  chronicle.changes = [];
  chronicle.events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Time in the form by way of entry, before anything is typed. */
const OPENING_MS: Record<DemoVia, number> = { web: 5200, capture: 1600, phone: 6400, import: 0 };
const MS_PER_KEY: Record<DemoVia, number> = { web: 190, capture: 175, phone: 240, import: 0 };

function describeWrite(write: {
  origin: Origin;
  verb: DemoVerb;
  type: DemoType;
  record: DemoRecords[DemoType];
  fields: DemoEvent['fields'];
}): DemoEvent {
  const { origin, verb, type, record, fields } = write;
  const keys = countKeys(write);
  const isActivity = verb === 'created' && 'occurred_at' in record;
  return {
    at: new Date(origin.at).toISOString(),
    occurred_at: isActivity ? record.occurred_at : null,
    actor: origin.actor,
    via: origin.via,
    verb,
    type,
    id: record.id,
    fields,
    interaction_ms:
      verb === 'completed' ? 900 : OPENING_MS[origin.via] + keys * MS_PER_KEY[origin.via],
    keys,
  };
}

/** Each letter typed and one key to leave a field; what is picked from a list costs that one. */
function countKeys({
  origin,
  verb,
  fields,
}: Pick<DemoEvent, 'verb' | 'fields'> & { origin: Origin }) {
  if (origin.via === 'import') return 0;
  if (verb === 'completed') return 1;
  return Object.entries(fields).reduce((sum, [name, [, after]]) => {
    const picked = name.endsWith('_id') || name === 'owner' || name === 'visibility';
    return sum + 1 + (picked ? 0 : String(after ?? '').length);
  }, 0);
}
