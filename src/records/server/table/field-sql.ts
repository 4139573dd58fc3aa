import { type RawBuilder, sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { type ColumnType, FIELD_KINDS } from '#src/records/field-kinds.ts';

type Sql = RawBuilder<unknown>;

const BASE_TYPES: Record<string, ColumnType> = {
  id: 'uuid',
  title: 'text',
  owner_id: 'uuid',
  visibility: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};
export const BASE_NAMES = Object.keys(BASE_TYPES);

/** What a field or base column is in SQL when it is compared; undefined if there is none or it is not. */
export function columnType(declaration: RecordDeclaration, name: string): ColumnType | undefined {
  const { baseFields } = declaration;
  const isBase = Object.hasOwn(BASE_TYPES, name) && (baseFields?.includes(name) ?? true);
  if (isBase) return BASE_TYPES[name];
  const field = fieldOf(declaration, name);
  if (!field) return undefined;
  const { column, compared } = FIELD_KINDS[field.kind];
  return compared === 'never' ? undefined : (compared ?? column);
}

/**
 * The value of a field or base column of a row, of the type that `columnType` says: a column, or what
 * stands in `custom`. Money is its amount.
 */
export function fieldSql(declaration: RecordDeclaration, name: string, alias = 'r'): Sql {
  const field = fieldOf(declaration, name);
  if (!field?.custom) {
    const column = sql.ref(`${alias}.${name}`);
    return field?.kind === 'money' ? sql`(${column}->>'amount')::bigint` : column;
  }
  const value = customSql(name, alias);
  const type = columnType(declaration, name)!;
  switch (type) {
    case 'text[]':
      return sql`json_texts(${value})`;
    case 'uuid[]':
      return sql`json_texts(${value})::uuid[]`;
    // a server that has not heard of a new kind may still write a value of the old one
    case 'boolean':
      return sql`(${value} is not distinct from 'true'::jsonb)`;
    case 'bigint':
      return numberSql(sql`(${value} -> 'amount')`);
    case 'integer':
    case 'numeric':
      return numberSql(value);
    case 'date':
      return sql`(case when ${value} #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\d$' then (${value} #>> '{}')::date end)`;
    case 'text':
      return sql`(${value} #>> '{}')`;
    default:
      return sql`(${value} #>> '{}')::${sql.raw(type)}`;
  }
}

/** The currency of a field of money. */
export function currencySql(declaration: RecordDeclaration, name: string, alias = 'r'): Sql {
  const isCustom = fieldOf(declaration, name)?.custom;
  const money = isCustom ? customSql(name, alias) : sql.ref(`${alias}.${name}`);
  return sql`(${money} ->> 'currency')`;
}

function numberSql(value: Sql): Sql {
  return sql`(case when jsonb_typeof(${value}) = 'number' then (${value} #>> '{}')::numeric end)`;
}

function customSql(name: string, alias: string): Sql {
  return sql`(${sql.ref(`${alias}.custom`)} -> ${sql.lit(name)})`;
}

/** Types of which a value is written in one way only, so that it is found as it is kept. */
const EXACT = new Set<ColumnType>(['text', 'uuid', 'date', 'text[]', 'uuid[]']);

/** Whether a custom field holds a value, by the index of all custom values; undefined for others. */
export function customHolds(declaration: RecordDeclaration, name: string, alias = 'r') {
  const type = columnType(declaration, name);
  if (!fieldOf(declaration, name)?.custom || !type || !EXACT.has(type)) return undefined;
  return (value: unknown): Sql => {
    const kept = type.startsWith('uuid') ? String(value).toLowerCase() : value;
    const part = JSON.stringify({ [name]: type.endsWith('[]') ? [kept] : kept });
    const custom = sql.ref(`${alias}.custom`);
    return sql`(${custom} <> '{}' and ${custom} @> ${part}::jsonb)`;
  };
}

/** What rows are sorted by, with the type of its value. Immutable, so that it can be indexed. */
export function sortSql(
  declaration: RecordDeclaration,
  name: string,
): { key: Sql; cast: string } | undefined {
  const type = columnType(declaration, name);
  if (!type) return undefined;
  const textual = 'text collate "C"';
  if (name === 'title') return { key: sql`r.title_key collate "C"`, cast: textual };
  const value = fieldSql(declaration, name);
  const isCustom = fieldOf(declaration, name)?.custom;
  if (type === 'text[]') return { key: sql`normal_text((${value})[1]) collate "C"`, cast: textual };
  if (type === 'text') {
    return { key: sql`normal_text(left(${value}, 200)) collate "C"`, cast: textual };
  }
  if (type === 'uuid[]') return { key: sql`cardinality(${value})`, cast: 'integer' };
  // as they are kept, their texts have the order of time; a cast would depend on settings
  if (isCustom && (type === 'date' || type === 'timestamptz')) {
    return { key: sql`(${customSql(name, 'r')} #>> '{}') collate "C"`, cast: textual };
  }
  return { key: value, cast: type };
}
