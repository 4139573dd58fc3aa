import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Actor } from '#src/server/context.ts';
import type { Row } from './record-type.ts';
import { type Viewer, visible } from './visible.ts';

export const BASE_COLUMNS = [
  'id',
  'title',
  'owner_id',
  'visibility',
  'version',
  'created_at',
  'updated_at',
  'deleted_at',
] as const;

const REF_SUFFIX = '__title';

export type Refs = Record<string, { type: string; title: string }>;

/** Every column of the record that the API gives, in order. */
export function columnsOf(declaration: RecordDeclaration): string[] {
  return [...BASE_COLUMNS, ...Object.keys(declaration.fields)];
}

/** The select list: the columns of `r`, and beside each reference the title the actor may see. */
export function selectList(
  declaration: RecordDeclaration,
  who: Actor | Viewer,
): RawBuilder<unknown> {
  const columns: RawBuilder<unknown>[] = columnsOf(declaration).map((name) => sql.ref(`r.${name}`));
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.kind !== 'reference') continue;
    columns.push(sql`(select ref.title from ${sql.table(field.to)} ref
      where ref.id = ${sql.ref(`r.${name}`)} and ${visible(who, 'ref')}) as ${sql.ref(name + REF_SUFFIX)}`);
  }
  return sql.join(columns);
}

/** Takes the titles beside references out of the rows, into one map. */
export function takeRefs(declaration: RecordDeclaration, rows: Row[]): Refs {
  const refs: Refs = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.kind !== 'reference') continue;
    for (const row of rows) {
      const title = row[name + REF_SUFFIX];
      if (typeof title === 'string') refs[row[name] as string] = { type: field.to, title };
      delete row[name + REF_SUFFIX];
    }
  }
  return refs;
}
