import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { isAmong, isOfRecord } from '#src/records/changed-by.ts';
import type { PageSection, RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import { send } from '#src/web/api/call.ts';
import { type Role, useMe } from '#src/web/shell/session.ts';

type Registry = ReadonlyMap<string, RecordDeclaration>;

let load: () => Promise<readonly RecordDeclaration[]> = async () => [];
/** With the marks by which React's `use` reads what is there already without waiting. */
let loading: (Promise<Registry> & { status?: 'fulfilled'; value?: Registry }) | undefined;

/** Names where the declarations come from; they are loaded with the first screen of records. */
export function offerRecordTypes(source: () => Promise<readonly RecordDeclaration[]>): void {
  load = source;
}

/** The record types as they are built in. */
export function loadRecordTypes(): Promise<Registry> {
  loading ??= load().then((all) => {
    const registry: Registry = new Map(all.map((one) => [one.type, one]));
    Object.assign(loading!, { status: 'fulfilled', value: registry });
    return registry;
  });
  return loading;
}

/** A record type as the workspace has it. */
interface TypeFacts {
  type: string;
  sections: PageSection[];
  fields: (Field & { name: string })[];
}

const effectiveQuery = queryOptions({
  queryKey: ['custom_field', 'record-types'],
  queryFn: () => send<{ items: TypeFacts[] }>('GET /api/v1/record-types'),
  staleTime: 5 * 60_000,
  meta: { types: ['record_page'] },
});

/** The record types as the workspace has them; waits for the server, and does without it. */
export async function loadEffectiveTypes(queries: QueryClient): Promise<Registry> {
  const builtIn = await loadRecordTypes();
  const facts = await queries.ensureQueryData(effectiveQuery).catch(() => undefined);
  return merge(builtIn, facts?.items);
}

/**
 * All record types by name; suspends until they have come. At first as they are built in, then with
 * what the workspace has added.
 */
export function useRecordTypes(): Registry {
  // each time: when React draws anew what has waited, a `use` that is left out shifts the hooks behind it
  const builtIn = use(loadRecordTypes());
  const { data } = useQuery(effectiveQuery);
  const registry = merge(builtIn, data?.items);
  return asSeenBy(useMe().member.role, registry);
}

export function useRecordType(type: string): RecordDeclaration {
  const declaration = useRecordTypes().get(type);
  if (!declaration) throw new Error(`There is no record type "${type}".`);
  return declaration;
}

const merged = new WeakMap<readonly TypeFacts[], Registry>();

/** One registry for one answer, so that what is made of it stays the same from drawing to drawing. */
function merge(builtIn: Registry, facts: readonly TypeFacts[] | undefined): Registry {
  if (!facts) return builtIn;
  const known = merged.get(facts);
  if (known) return known;
  const byType = new Map(facts.map((one) => [one.type, one]));
  const registry = new Map(
    [...builtIn].map(([type, declaration]) => [type, withFacts(declaration, byType.get(type))]),
  );
  merged.set(facts, registry);
  return registry;
}

function withFacts(declaration: RecordDeclaration, facts?: TypeFacts): RecordDeclaration {
  const isAsBuilt =
    !facts ||
    (facts.sections.every(({ label, folded }) => label === '' && !folded) &&
      facts.fields.every(({ name }, at) => name === Object.keys(declaration.fields)[at]) &&
      facts.fields.every(({ custom, hidden }) => !custom && !hidden));
  if (isAsBuilt) return declaration;
  const fields = facts.fields.map(({ name, ...field }) => [name, field as Field] as const);
  return { ...declaration, fields: Object.fromEntries(fields), sections: facts.sections };
}

const seen = {
  member: new WeakMap<Registry, Registry>(),
  manager: new WeakMap<Registry, Registry>(),
};

/** What others alone change is there to read. */
function asSeenBy(role: Role, registry: Registry): Registry {
  if (role === 'administrator') return registry;
  const known = seen[role].get(registry);
  if (known) return known;
  const read = new Map([...registry].map(([type, one]) => [type, toRead(role, one)]));
  seen[role].set(registry, read);
  return read;
}

function toRead(role: Role, declaration: RecordDeclaration): RecordDeclaration {
  const { changedBy, fields } = declaration;
  const isKept = !isOfRecord(changedBy) && !isAmong(role, changedBy);
  const isRead = (field: Field) => isKept || !isAmong(role, field.changedBy);
  if (!Object.values(fields).some(isRead)) return declaration;
  const read = Object.entries(fields).map(([name, field]) => [
    name,
    isRead(field) ? { ...field, readOnly: true } : field,
  ]);
  return { ...declaration, fields: Object.fromEntries(read), ...(isKept && { readOnly: true }) };
}
