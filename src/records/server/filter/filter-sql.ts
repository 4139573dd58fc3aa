import { type RawBuilder, sql } from 'kysely';
import type { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldFilter, Filter } from '#src/records/filter.ts';
import { BASE_NAMES, columnType, customHolds, fieldSql } from '../table/field-sql.ts';
import { visible } from '../visible.ts';
import type { FilterScope } from './filter-scope.ts';
import { type FilterColumn, refuse, testSql } from './filter-test-sql.ts';

type Sql = RawBuilder<unknown>;
const MOST_LEVELS = 5;

/** The filter as SQL on the table under the alias `r`; a wrong one is refused with what is allowed. */
export function filterSql(scope: FilterScope, filter: Filter, depth = 0): Sql {
  if (depth > MOST_LEVELS) {
    throw refuse(`This filter is nested too deeply. Use at most ${MOST_LEVELS} levels.`);
  }
  if ('and' in filter) return joinAll(scope, filter.and, { word: ' and ', depth });
  if ('or' in filter) return joinAll(scope, filter.or, { word: ' or ', depth });
  if ('not' in filter) return sql`(${filterSql(scope, filter.not, depth + 1)} is not true)`;
  return oneTestSql(scope, filter);
}

/** A field as SQL on a table under an alias; undefined if the record type has no such field. */
export function columnOf(
  declaration: RecordDeclaration,
  name: string,
  alias = 'r',
): FilterColumn | undefined {
  const type = columnType(declaration, name);
  if (!type) return undefined;
  const kind = fieldOf(declaration, name)?.kind;
  const holds = customHolds(declaration, name, alias);
  return {
    name,
    type,
    sql: fieldSql(declaration, name, alias),
    holdsMembers: name === 'owner_id' || kind === 'member' || kind === 'members',
    ...(holds && { holds }),
    ...(name === 'title' && { key: sql.ref(`${alias}.title_key`) }),
  };
}

function joinAll(scope: FilterScope, filters: Filter[], how: { word: string; depth: number }): Sql {
  if (filters.length === 0 || filters.length > 50) {
    throw refuse('"and" and "or" take from 1 to 50 filters.');
  }
  const parts = filters.map((filter) => filterSql(scope, filter, how.depth + 1));
  return sql`(${sql.join(parts, sql.raw(how.word))})`;
}

/** The negative tests, by the positive ones whose contrary they are. */
const CONTRARY: Partial<Record<FieldFilter['op'], FieldFilter['op']>> = {
  is_not: 'is',
  not_contains: 'contains',
  none_of: 'any_of',
  is_empty: 'is_not_empty',
};

function oneTestSql(scope: FilterScope, filter: FieldFilter): Sql {
  const own = filter.op === 'is_empty' && columnOf(scope.declaration, filter.field);
  // so written, an index of the rows that lack it can serve
  if (own)
    return own.type.endsWith('[]') ? sql`(cardinality(${own.sql}) = 0)` : sql`(${own.sql} is null)`;
  const positive = CONTRARY[filter.op];
  if (!positive) return positiveSql(scope, filter);
  return sql`(${positiveSql(scope, { ...filter, op: positive })} is not true)`;
}

function positiveSql(scope: FilterScope, filter: FieldFilter): Sql {
  const dot = filter.field.indexOf('.');
  if (dot >= 0) return relatedSql(scope, filter, dot);
  const column = columnOf(scope.declaration, filter.field);
  if (!column) throw unknownField(scope.declaration, filter.field);
  return testSql(scope, filter, column);
}

/** A test of the record that a field refers to, as far as the actor may see that one. */
function relatedSql(scope: FilterScope, filter: FieldFilter, dot: number): Sql {
  const name = filter.field.slice(0, dot);
  const field = fieldOf(scope.declaration, name);
  const link = columnOf(scope.declaration, name);
  const to = field && 'to' in field ? field.to : undefined;
  const target = to === undefined ? undefined : scope.related(to);
  if (!link || !target) throw unknownField(scope.declaration, filter.field);
  const column = columnOf(target, filter.field.slice(dot + 1), 'ref');
  if (!column) throw unknownField(target, filter.field.slice(dot + 1));
  const isLinked =
    link.type === 'uuid[]' ? sql`ref.id = any(${link.sql})` : sql`ref.id = ${link.sql}`;
  return sql`exists (select from ${sql.table(target.type)} ref
    where ${visible(scope.actor, 'ref')} and ${isLinked} and ${testSql(scope, filter, column)})`;
}

function unknownField(declaration: RecordDeclaration, name: string): AppError {
  const names = [...BASE_NAMES, ...Object.keys(declaration.fields)];
  return refuse(
    `There is no field "${name}". ${declaration.pluralLabel} have: ${names.join(', ')}.`,
  );
}
