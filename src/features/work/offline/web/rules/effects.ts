import { newId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isList } from '#src/records/values/clean-values.ts';
import type { Known } from '#src/web/offline/offline-rules.ts';
import type { Entry, ShownRecord, Values } from '#src/web/offline/queue/entry.ts';

export type Declarations = ReadonlyMap<string, RecordDeclaration>;

export type Effect = ShownRecord;

/** What a write is planned with. */
export interface Here {
  known: Known;
  types: Declarations;
}

const ADDRESS = /^\/api\/v1\/([a-z-]+)(?:\/([0-9a-f-]{36})(?:\/([a-z-]+))?)?$/;

/** The record type, record and verb that a path names. */
export function readPath(path: string, types: Declarations) {
  const [, plural, id, verb] = ADDRESS.exec(path) ?? [];
  const declaration = [...types.values()].find((one) => one.plural === plural);
  return declaration ? { declaration, id, verb } : null;
}

/** What all waiting writes do, in order; what the server refused shows nothing until it is mended. */
export function listEffects(entries: readonly Entry[], types: Declarations): Effect[] {
  return entries.filter(({ state }) => state === 'waiting').flatMap((one) => effectsOf(one, types));
}

export function effectsOf(entry: Entry, types: Declarations): Effect[] {
  const place = readPath(entry.path, types);
  if (entry.method === 'PATCH' && place?.id) {
    // what it shows besides only follows from it
    const { id, declaration } = place;
    return [...entry.shows, { type: declaration.type, id, values: entry.body, isNew: false }];
  }
  if (entry.shows.length > 0) return entry.shows;
  if (!place) return [];
  const { declaration, id, verb } = place;
  const { type } = declaration;
  if (!id && entry.makes) {
    const values = makeRecord(declaration, entry, entry.body);
    return [{ type, id: entry.makes, values, isNew: true }];
  }
  if (!id) return [];
  if (type !== 'task' || !verb) return [];
  return [{ type, id, values: taskChange(verb, entry), isNew: false }];
}

/** The values that a verb of a task sets. */
export function taskChange(verb: string, { body, writtenAt }: Pick<Entry, 'body' | 'writtenAt'>) {
  if (verb === 'complete') return { done_at: writtenAt };
  if (verb === 'reopen') return { done_at: null };
  if (verb !== 'postpone') return {};
  return { due_on: body.due_on, ...(body.due_at !== undefined && { due_at: body.due_at }) };
}

/** A record that is shown until the server has made it: it can be read, not worked on. */
export function showNew(
  declaration: RecordDeclaration,
  entry: Pick<Entry, 'owner' | 'writtenAt'>,
  body: Values,
): Effect {
  const id = newId();
  const values = { ...makeRecord(declaration, entry, { id, ...body }), can: [] };
  return { type: declaration.type, id, values, isNew: true };
}

/** What a note says that was written with a task: of its kind, about whom it is. */
export function noteOnTask(task: Values, note: string, writtenAt: string): Values {
  const { person_id = null, company_id = null, kind = null } = task;
  const said = kind === 'follow_up' || !kind ? 'note' : kind;
  return { kind: said, body: note, occurred_at: writtenAt, person_id, company_id };
}

/** A new record as the server would answer it. */
export function makeRecord(
  declaration: RecordDeclaration,
  { owner, writtenAt }: Pick<Entry, 'owner' | 'writtenAt'>,
  body: Values,
): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    values[name] = isList(field) ? [] : field.kind === 'boolean' ? false : null;
  }
  Object.assign(values, body);
  return {
    owner_id: owner,
    visibility: 'workspace',
    ...values,
    title: declaration.title(values),
    version: 1,
    created_at: writtenAt,
    updated_at: writtenAt,
    deleted_at: null,
    can: ['edit'],
    refs: {},
    waiting: true,
  };
}

/** A record that waits to be made, as it stands with what was changed since. */
function findMadeRecord(
  id: string,
  entries: readonly Entry[],
  types: Declarations,
): Values | undefined {
  let record: Values | undefined;
  for (const effect of listEffects(entries, types)) {
    if (effect.id === id) record = { ...record, ...effect.values };
  }
  return record?.version === 1 && record.created_at ? record : undefined;
}

/** A record as it is known here: as it was kept by itself or in a list, else as it waits to be made. */
export async function findHere(
  { type, id }: { type: string; id: string },
  known: Known,
  types: Declarations,
): Promise<Values | undefined> {
  const made = findMadeRecord(id, known.entries, types);
  if (made) return made;
  const plural = types.get(type)?.plural ?? type;
  return (await known.at(`/api/v1/${plural}/${id}`)) ?? (await known.find(id));
}

/** What the records are called that these values refer to, as far as it is known here. */
export async function namesOf(
  values: Values,
  declaration: RecordDeclaration,
  { known, types }: Here,
): Promise<Values> {
  const asked = Object.entries(declaration.fields).flatMap(([name, field]) => {
    const id = values[name];
    return field.kind === 'reference' && typeof id === 'string' ? [{ type: field.to, id }] : [];
  });
  if (asked.length === 0) return {};
  const told = namesIn(await known.all());
  const names: Values = {};
  for (const { type, id } of asked) {
    const title = told[id] ? undefined : (await findHere({ type, id }, known, types))?.title;
    if (told[id]) names[id] = told[id];
    else if (title) names[id] = { type, title };
  }
  return names;
}

/** What any kept answer calls the records that it refers to. */
export function namesIn(kept: readonly { answer: unknown }[]): Values {
  const told = kept.map(({ answer }) => (answer as { refs?: Values } | null)?.refs ?? {});
  return Object.assign({}, ...told.toReversed());
}

export function versionOf(record: Values | undefined): number | null {
  return typeof record?.version === 'number' ? record.version : null;
}

export function pick(record: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}
