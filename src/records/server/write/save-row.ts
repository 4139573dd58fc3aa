import { sql } from 'kysely';
import { type VerbType, verbOf, type WordOf } from '#src/lib/ledger-verbs.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { isSame } from './changes.ts';

/** A table whose rows are no records, and what the ledger tells of each. */
export interface ToldTable<T extends VerbType = VerbType> {
  name: T;
  fields: readonly string[];
  /** The column by which a row is found within its workspace, where that is not `id`. */
  key?: string;
  /** Most have one, which counts their changes. */
  hasVersion?: boolean;
}

interface Saving<T extends VerbType> {
  id: string;
  /** The row as it is behind a lock, or what stands for one that is not there yet. */
  before?: object | undefined;
  /** What is to stand in it. */
  after: object;
  verb: WordOf<T>;
  undoOf?: string | undefined;
  /** Columns to be written along, of which nothing is told. */
  besides?: Record<string, unknown>;
}

type Values = Record<string, unknown>;

/** Writes what differs, with its event. Gives before and after of that; null where nothing differs. */
export async function saveRow<T extends VerbType>(
  ctx: WriteContext,
  table: ToldTable<T>,
  { id, before, after, verb, undoOf, besides = {} }: Saving<T>,
): Promise<Changes | null> {
  const changes = changesOf(table.fields, before as Values | undefined, after as Values);
  const changed = Object.keys(changes);
  if (changed.length === 0) return null;
  const row = { id, values: after as Values, besides };
  const isThere = before !== undefined && (await updateRow(ctx, table, row, changed));
  if (!isThere) await insertRow(ctx, table, row);
  ctx.emit({
    ...{ verb: verbOf(table.name, verb), type: table.name, id, changes },
    ...(undoOf && { undoOf }),
  });
  return changes;
}

interface Writing {
  id: string;
  values: Values;
  besides: Values;
}

async function updateRow(
  ctx: WriteContext,
  { name, key = 'id', hasVersion = true }: ToldTable,
  { id, values, besides }: Writing,
  changed: string[],
): Promise<boolean> {
  const [columns, row] = typed(name, changed, values);
  const sets = [
    sql`(${columns}) = (select ${columns} from ${row})`,
    ...Object.entries(besides).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    ...(hasVersion ? [sql`version = version + 1`] : []),
  ];
  const there = await ctx.db.rows(sql`
    update ${sql.table(name)} set ${sql.join(sets)}
    where workspace_id = ${ctx.actor.workspaceId} and ${sql.ref(key)} = ${id} returning 1`);
  return there.length > 0;
}

async function insertRow(
  ctx: WriteContext,
  { name, key = 'id', fields }: ToldTable,
  { id, values, besides }: Writing,
): Promise<void> {
  const told = { ...values, [key]: id, workspace_id: ctx.actor.workspaceId };
  const [columns, row] = typed(name, new Set(['workspace_id', key, ...fields]), told);
  const into = [columns, ...Object.keys(besides).map((column) => sql.ref(column))];
  const from = [columns, ...Object.values(besides).map((value) => sql`${value}`)];
  await ctx.db.rows(sql`
    insert into ${sql.table(name)} (${sql.join(into)}) select ${sql.join(from)} from ${row}`);
}

/** Values as JSON, of which the database makes what each column holds: lists, JSON, days and the rest. */
function typed(name: string, fields: Iterable<string>, values: Values) {
  const names = [...fields];
  const json = JSON.stringify(Object.fromEntries(names.map((field) => [field, values[field]])));
  return [
    sql.join(names.map((field) => sql.ref(field))),
    sql`jsonb_populate_record(null::${sql.table(name)}, ${json}::jsonb)`,
  ] as const;
}

function changesOf(fields: readonly string[], before: Values | undefined, after: Values): Changes {
  const changes: Changes = {};
  for (const field of fields) {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null];
    if (!isSame(was, is)) changes[field] = [was, is];
  }
  return changes;
}
