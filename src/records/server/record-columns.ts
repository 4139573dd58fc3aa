import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Actor } from '#src/server/context.ts';
import { unpackCustom } from './custom/custom-values.ts';
import { fieldSql } from './field-sql.ts';
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
  const columns: RawBuilder<unknown>[] = columnsOf(declaration)
    .filter((name) => !declaration.fields[name]?.custom)
    .map((name) => sql.ref(`r.${name}`));
  columns.push(sql`r.custom`);
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.kind !== 'reference' && field.kind !== 'references') continue;
    const value = fieldSql(declaration, name);
    const table = sql`${sql.table(field.to)} ref`;
    const titles =
      field.kind === 'reference'
        ? sql`select ref.title from ${table} where ref.id = ${value}`
        : sql`select jsonb_object_agg(ref.id, ref.title) from ${table} where ref.id = any(${value})`;
    columns.push(sql`(${titles} and ${visible(who, 'ref')}) as ${sql.ref(name + REF_SUFFIX)}`);
  }
  return sql.join(columns);
}

/**
 * What the text of a statement depends on besides the type, for its name: the references that the
 * workspace added. Undefined once there are too many of them to keep a plan for each.
 */
export function shapeOf(declaration: RecordDeclaration): string | undefined {
  let shape = '';
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.custom && 'to' in field) shape += ` ${name}:${field.kind}:${field.to}`;
  }
  if (shape === '') return shape;
  // a statement's name is short
  const known = shapes.get(shape) ?? ` with ${shapes.size}`;
  if (!shapes.has(shape) && shapes.size >= MOST_SHAPES) return undefined;
  shapes.set(shape, known);
  return known;
}

const MOST_SHAPES = 100;
const shapes = new Map<string, string>();

/** Takes the titles beside references out of the rows, into one map, and sets custom fields beside the others. */
export function takeRefs(declaration: RecordDeclaration, rows: Row[]): Refs {
  for (const row of rows) {
    unpackCustom(declaration, row);
    delete row.custom;
  }
  const refs: Refs = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.kind !== 'reference' && field.kind !== 'references') continue;
    for (const row of rows) {
      const found = row[name + REF_SUFFIX];
      const titles = typeof found === 'string' ? { [row[name] as string]: found } : (found ?? {});
      for (const [id, title] of Object.entries(titles)) refs[id] = { type: field.to, title };
      delete row[name + REF_SUFFIX];
    }
  }
  return refs;
}
