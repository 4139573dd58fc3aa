import { type RawBuilder, sql } from 'kysely';
import type { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { holdsMembers } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import type { FieldFilter, Filter, HasFilter, NamedFilter } from '#src/records/filter.ts';
import { BASE_NAMES, columnType, currencySql, customHolds, fieldSql } from '../table/field-sql.ts';
import { visible } from '../visible.ts';
import type { FilterScope } from './filter-scope.ts';
import { type FilterColumn, refuse, testSql } from './filter-test-sql.ts';
import { refuseSegment } from './read-segments.ts';

type Sql = RawBuilder<unknown>;
const MOST_LEVELS = 5;

/** The filter as SQL on the table under the alias of the scope; a wrong one is refused with what is allowed. */
export function filterSql(scope: FilterScope, filter: Filter, depth = 0): Sql {
  if (depth > MOST_LEVELS) {
    throw refuse(`This filter is nested too deeply. Use at most ${MOST_LEVELS} levels.`);
  }
  if ('and' in filter) return joinAll(scope, filter.and, { word: ' and ', depth });
  if ('or' in filter) return joinAll(scope, filter.or, { word: ' or ', depth });
  if ('not' in filter) {
    const inner = filterSql(scope, filter.not, depth + 1);
    // so written, the planner joins what belongs to all rows at once
    return 'has' in filter.not ? sql`(not ${inner})` : sql`(${inner} is not true)`;
  }
  if ('has' in filter) return hasSql(scope, filter);
  if ('segment' in filter) return segmentSql(scope, filter.segment);
  if ('test' in filter) return namedSql(scope, filter);
  return oneTestSql(scope, filter);
}

const MOST_NESTED = 3;

/** Whether something belongs to the row that passes its filter, as far as the actor may see it. */
function hasSql(scope: FilterScope, filter: HasFilter): Sql {
  const { target, alias, where } = whatBelongs(scope, filter);
  return sql`exists (select from ${sql.table(target.type)} ${sql.raw(alias)} where ${where})`;
}

/** The rows that belong to the row of the scope and pass the filter, under an alias of their own. */
export function whatBelongs(scope: FilterScope, { has, by, through, filter }: HasFilter) {
  const nested = scope.nested + 1;
  if (nested > MOST_NESTED) {
    throw refuse('This filter asks too deeply for what belongs to what. Use fewer "has".');
  }
  const alias = `has${nested}`;
  const target = scope.related(has);
  if (!target) throw refuse(`There is no record type "${has}".`);
  const holder = through === undefined ? scope.declaration.type : targetOf(scope, through);
  const link = linkOf(target, holder, by);
  scope.noteRead?.(target.type, link);
  const column = columnOf(target, link, alias)!;
  const held = ownColumn(scope, through ?? 'id').sql;
  const isLinked =
    column.type === 'uuid[]' ? sql`${held} = any(${column.sql})` : sql`${column.sql} = ${held}`;
  const passes = filter
    ? sql`and ${filterSql({ ...scope, declaration: target, alias, nested }, filter)}`
    : sql``;
  const where = sql`${visible(scope.actor, alias)} and ${sql.ref(`${alias}.deleted_at`)} is null
    and ${isLinked} ${passes}`;
  return { target, alias, where };
}

/** The field by which records of a type belong to one of another. */
function linkOf(target: RecordDeclaration, holder: string, by: string | undefined): string {
  const links = Object.entries(target.fields).filter(([, one]) => 'to' in one && one.to === holder);
  const usual = links.find(([, { kind }]) => kind === 'reference')?.[0];
  const found = by === undefined ? usual : links.find(([name]) => name === by)?.[0];
  if (found !== undefined) return found;
  const names = links.map(([name]) => name).join(', ') || 'none';
  throw refuse(
    `${target.pluralLabel} have no such field that leads to a ${holder}; they have: ${names}.`,
  );
}

function targetOf(scope: FilterScope, name: string): string {
  const field = fieldOf(scope.declaration, name);
  if (field?.kind === 'reference') return field.to;
  throw refuse(`"through" takes a field that refers to one record; "${name}" is none.`);
}

function segmentSql(scope: FilterScope, id: string): Sql {
  const segment = scope.segments.get(id);
  if (segment?.record_type !== scope.declaration.type) throw refuseSegment(scope.declaration);
  return segment.filter ? filterSql(scope, segment.filter) : sql`true`;
}

function namedSql(scope: FilterScope, filter: NamedFilter): Sql {
  const tests = scope.testsOf(scope.declaration.type) ?? {};
  const test = Object.hasOwn(tests, filter.test) ? tests[filter.test] : undefined;
  if (!test) throw refuse(`${scope.declaration.pluralLabel} have no test "${filter.test}".`);
  return test(scope, filter);
}

function ownColumn(scope: FilterScope, name: string): FilterColumn {
  const column = columnOf(scope.declaration, name, scope.alias);
  if (!column) throw unknownField(scope.declaration, name);
  scope.noteRead?.(scope.declaration.type, name);
  return column;
}

/** A field as SQL on a table under an alias; undefined if the record type has no such field. */
export function columnOf(
  declaration: RecordDeclaration,
  name: string,
  alias = 'r',
): FilterColumn | undefined {
  const type = columnType(declaration, name);
  if (!type) return undefined;
  const field = fieldOf(declaration, name);
  const holds = customHolds(declaration, name, alias);
  return {
    name,
    type,
    sql: fieldSql(declaration, name, alias),
    holdsMembers: name === 'owner_id' || (field !== undefined && holdsMembers(field.kind)),
    ...(holds && { holds }),
    ...(field?.kind === 'money' && { currency: currencySql(declaration, name, alias) }),
    ...((name === 'title' || isWritten(field?.kind)) && { isWritten: true as const }),
    ...(field?.kind === 'text' && field.holds === 'country' && { isCountry: true as const }),
    ...(name === 'title' && { key: sql.ref(`${alias}.title_key`) }),
  };
}

function isWritten(kind: FieldKind | undefined): boolean {
  return kind === 'text' || kind === 'tags';
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
  const own = filter.op === 'is_empty' && columnOf(scope.declaration, filter.field, scope.alias);
  if (own) {
    scope.noteRead?.(scope.declaration.type, filter.field);
    // so written, an index of the rows that lack it can serve
    return own.type.endsWith('[]') ? sql`(cardinality(${own.sql}) = 0)` : sql`(${own.sql} is null)`;
  }
  const positive = CONTRARY[filter.op];
  if (!positive) return positiveSql(scope, filter);
  return sql`(${positiveSql(scope, { ...filter, op: positive })} is not true)`;
}

function positiveSql(scope: FilterScope, filter: FieldFilter): Sql {
  const dot = filter.field.indexOf('.');
  if (dot >= 0) return relatedSql(scope, filter, dot);
  return testSql(scope, filter, ownColumn(scope, filter.field));
}

/** A test of the record that a field refers to, as far as the actor may see that one. */
function relatedSql(scope: FilterScope, filter: FieldFilter, dot: number): Sql {
  const name = filter.field.slice(0, dot);
  const field = fieldOf(scope.declaration, name);
  const link = columnOf(scope.declaration, name, scope.alias);
  const to = field && 'to' in field ? field.to : undefined;
  const target = to === undefined ? undefined : scope.related(to);
  if (!link || !target) throw unknownField(scope.declaration, filter.field);
  const column = columnOf(target, filter.field.slice(dot + 1), 'ref');
  if (!column) throw unknownField(target, filter.field.slice(dot + 1));
  scope.noteRead?.(scope.declaration.type, name);
  scope.noteRead?.(target.type, column.name);
  const isLinked =
    link.type === 'uuid[]' ? sql`ref.id = any(${link.sql})` : sql`ref.id = ${link.sql}`;
  return sql`exists (select from ${sql.table(target.type)} ref
    where ${visible(scope.actor, 'ref')} and ${isLinked} and ${testSql(scope, filter, column)})`;
}

/** Told alike of a field that is not there and of one that may not be seen. */
export function unknownField(declaration: RecordDeclaration, name: string): AppError {
  const base = declaration.baseFields ?? BASE_NAMES;
  const names = [...base, ...Object.keys(declaration.fields)];
  return refuse(
    `There is no field "${name}". ${declaration.pluralLabel} have: ${names.join(', ')}.`,
  );
}
