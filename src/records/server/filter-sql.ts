import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldOf } from '#src/records/define-record.ts';
import type { FieldFilter, Filter } from '#src/records/filter.ts';

type Sql = RawBuilder<unknown>;
type ColumnType = 'text' | 'uuid' | 'date' | 'timestamptz' | 'integer' | 'boolean' | 'text[]';

const BASE_TYPES: Record<string, ColumnType> = {
  id: 'uuid',
  title: 'text',
  owner_id: 'uuid',
  visibility: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};
const KIND_TYPES: Record<string, ColumnType> = {
  emails: 'text[]',
  phones: 'text[]',
  domains: 'text[]',
  tags: 'text[]',
  date: 'date',
  datetime: 'timestamptz',
  integer: 'integer',
  boolean: 'boolean',
  reference: 'uuid',
  member: 'uuid',
};
const FITS: Record<ColumnType, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  'text[]': (value) => typeof value === 'string',
  uuid: isId,
  date: (value) => typeof value === 'string' && isDay(value),
  timestamptz: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  boolean: (value) => typeof value === 'boolean',
};

/** The filter as SQL on the table under the alias `r`; a wrong one is refused with what is allowed. */
export function filterSql(declaration: RecordDeclaration, filter: Filter, depth = 0): Sql {
  if (depth > 5) throw refuse('This filter is nested too deeply. Use at most five levels.');
  if ('and' in filter) return joinAll(declaration, filter.and, { word: ' and ', depth });
  if ('or' in filter) return joinAll(declaration, filter.or, { word: ' or ', depth });
  return fieldSql(declaration, filter);
}

/** The column type behind a field or base column; undefined if there is no such field. */
export function columnType(declaration: RecordDeclaration, name: string): ColumnType | undefined {
  if (Object.hasOwn(BASE_TYPES, name)) return BASE_TYPES[name];
  const field = fieldOf(declaration, name);
  return field && (KIND_TYPES[field.kind] ?? 'text');
}

function joinAll(
  declaration: RecordDeclaration,
  filters: Filter[],
  how: { word: string; depth: number },
): Sql {
  if (filters.length === 0 || filters.length > 50) {
    throw refuse('"and" and "or" take from 1 to 50 filters.');
  }
  const parts = filters.map((filter) => filterSql(declaration, filter, how.depth + 1));
  return sql`(${sql.join(parts, sql.raw(how.word))})`;
}

function fieldSql(declaration: RecordDeclaration, filter: FieldFilter): Sql {
  const type = columnType(declaration, filter.field);
  if (!type) {
    throw refuse(
      `There is no field "${filter.field}". ${declaration.pluralLabel} have: ${[...Object.keys(BASE_TYPES), ...Object.keys(declaration.fields)].join(', ')}.`,
    );
  }
  const column = sql.ref(`r.${filter.field}`);
  if (filter.op === 'is_empty') return emptySql(column, type);
  if (filter.op === 'is_not_empty') return sql`not ${emptySql(column, type)}`;
  const values = Array.isArray(filter.value) ? filter.value : [filter.value];
  if (values.length === 0 || values.length > 500 || !values.every(FITS[type])) {
    throw refuse(`"${filter.field}" cannot be compared with that value; it holds ${type}.`);
  }
  if (filter.op !== 'any_of' && Array.isArray(filter.value)) {
    throw refuse(`"${filter.op}" takes one value. Use "any_of" for several.`);
  }
  return compareSql({ filter, column, type, values });
}

interface Comparison {
  filter: FieldFilter;
  column: Sql;
  type: ColumnType;
  values: unknown[];
}

function compareSql({ filter, column, type, values }: Comparison): Sql {
  const value = sql`${values[0]}::${sql.raw(type === 'text[]' ? 'text' : type)}`;
  switch (filter.op) {
    case 'is':
      return type === 'text[]' ? sql`${value} = any(${column})` : sql`${column} = ${value}`;
    case 'is_not':
      return type === 'text[]'
        ? sql`not (${value} = any(${column}))`
        : sql`${column} is distinct from ${value}`;
    case 'any_of':
      return type === 'text[]'
        ? sql`${column} && ${values}::text[]`
        : sql`${column} = any(${values}::${sql.raw(type)}[])`;
    case 'contains':
      return containsSql(filter, column, type);
    case 'before':
    case 'after':
      if (!['date', 'timestamptz', 'integer', 'text'].includes(type)) break;
      return sql`${column} ${sql.raw(filter.op === 'before' ? '<' : '>')} ${value}`;
  }
  throw refuse(`"${filter.op}" does not fit "${filter.field}", which holds ${type}.`);
}

/** Without case and accents. The name has an index of its parts; the rest is read row by row. */
function containsSql(filter: FieldFilter, column: Sql, type: ColumnType): Sql {
  const text = String(filter.value);
  if (type !== 'text' && type !== 'text[]') {
    throw refuse(`"contains" does not fit "${filter.field}", which holds ${type}.`);
  }
  const pattern = sql`'%' || normal_text(${text.replace(/[\\%_]/g, '\\$&')}) || '%'`;
  if (filter.field === 'title') return sql`r.title_key like (${pattern})`;
  const content = type === 'text[]' ? sql`array_to_string(${column}, ' ')` : column;
  return sql`normal_text(${content}) like (${pattern})`;
}

function emptySql(column: Sql, type: ColumnType): Sql {
  if (type === 'text[]') return sql`(cardinality(${column}) = 0)`;
  return sql`(${column} is null)`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function refuse(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_filter' });
}
