import { type RawBuilder, sql } from 'kysely';
import { customNames } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReferenceField, ReferencesField } from '#src/records/field-types.ts';
import type { Actor } from '#src/server/context.ts';
import { unpackCustom } from '../custom/custom-values.ts';
import type { Row } from '../record-type.ts';
import { type Viewer, visible } from '../visible.ts';
import { fieldSql } from './field-sql.ts';

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
  if (customNames(declaration).length > 0) columns.push(sql`r.custom`);
  return sql.join(columns);
}

/**
 * What the text of a statement depends on besides the type, for its name: whether the workspace added
 * fields, and which references. Undefined once there are too many of them to keep a plan for each.
 */
export function shapeOf(declaration: RecordDeclaration): string | undefined {
  if (customNames(declaration).length === 0) return '';
  let shape = '';
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.custom && 'to' in field) shape += ` ${name}:${field.kind}:${field.to}`;
  }
  if (shape === '') return ' with fields';
  // a statement's name is short
  const known = shapes.get(shape) ?? ` with ${shapes.size}`;
  if (!shapes.has(shape) && shapes.size >= MOST_SHAPES) return undefined;
  shapes.set(shape, known);
  return known;
}

const MOST_SHAPES = 100;
const shapes = new Map<string, string>();

/**
 * Brings the rows into the shape that the API gives: the titles beside references go into one map,
 * and custom fields stand beside the others. What was selected last is taken off first, for objects
 * that lose a property in between are slow ever after.
 */
export function takeRefs(declaration: RecordDeclaration, rows: Row[]): Refs {
  const refs: Refs = {};
  const own = customNames(declaration);
  const linked = linksOf(declaration);
  for (const row of rows) {
    const custom = row.custom;
    if (own.length > 0) delete row.custom;
    const titles = linked.map(([name]) => {
      const found = row[name + REF_SUFFIX];
      delete row[name + REF_SUFFIX];
      return found;
    });
    if (own.length > 0) unpackCustom(declaration, row, custom);
    linked.forEach(([name, field], index) => {
      const found = titles[index];
      if (typeof found === 'string') refs[row[name] as string] = { type: field.to, title: found };
      else if (found) {
        for (const [id, title] of Object.entries(found)) refs[id] = { type: field.to, title };
      }
    });
  }
  return refs;
}

const links = new WeakMap<RecordDeclaration, [string, ReferenceField | ReferencesField][]>();

/** The fields that refer to records, the last one first. */
function linksOf(declaration: RecordDeclaration) {
  let known = links.get(declaration);
  if (!known) {
    known = Object.entries(declaration.fields)
      .filter((entry): entry is [string, ReferenceField | ReferencesField] => 'to' in entry[1])
      .reverse();
    links.set(declaration, known);
  }
  return known;
}
