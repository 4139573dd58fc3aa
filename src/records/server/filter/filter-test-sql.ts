import { type RawBuilder, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { type FieldFilter, ME, type Period, type RelativeDay } from '#src/records/filter.ts';
import {
  type DaySpan,
  isDay,
  nextDay,
  resolveDay,
  resolvePeriod,
} from '#src/records/filter-dates.ts';
import { spellingsOf, spellingsWith } from '#src/records/values/country.ts';
import { inOwnMoney } from '../table/own-money.ts';
import type { FilterScope } from './filter-scope.ts';
import { sameText } from './spelling.ts';

type Sql = RawBuilder<unknown>;

/** A column that a filter tests. */
export interface FilterColumn {
  /** As the filter names it, for what is said of it. */
  name: string;
  /** Its PostgreSQL type; `[]` at the end of a list's. */
  type: string;
  sql: Sql;
  /** `$me` may stand for a value. */
  holdsMembers: boolean;
  /** Of money, whose `sql` is its amount alone. */
  currency?: Sql;
  /** The same without case and accents, where that is stored and has an index. */
  key?: Sql;
  /** Whether the value is held, where an index can tell that better than a comparison. */
  holds?: (value: unknown) => Sql;
  /** It holds what people write, in whatever spelling. */
  isWritten?: true;
  /** It holds countries as people wrote them, in whatever language. */
  isCountry?: true;
}

const FITS: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  uuid: isId,
  integer: (value) => Number.isInteger(value) && (value as number) === ((value as number) | 0),
  bigint: (value) => Number.isSafeInteger(value),
  numeric: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: isDay,
  timestamptz: (value) => isDay(value) || isInstant(value),
};
const ORDERED = ['date', 'timestamptz', 'integer', 'bigint', 'numeric', 'text'];
const MOST_VALUES = 500;

/** One positive test of a column; what has no value there passes none. */
export function testSql(scope: FilterScope, filter: FieldFilter, column: FilterColumn): Sql {
  const held = column.sql;
  if (filter.op === 'is_not_empty') {
    return column.type.endsWith('[]')
      ? sql`(cardinality(${held}) > 0)`
      : sql`(${held} is not null)`;
  }
  if (filter.op === 'within') return withinSql(scope, filter, column);
  const values = readValues(scope, filter, column);
  return valueSql(scope, { filter, values, column: comparable(scope, column) });
}

/** Amounts are compared in the workspace's own currency; what has no rate passes nothing. */
function comparable({ today }: FilterScope, column: FilterColumn): FilterColumn {
  const { currency, sql: amount } = column;
  return currency ? { ...column, sql: inOwnMoney({ amount, currency }, today) } : column;
}

function valueSql(scope: FilterScope, { filter, column, values }: Equality): Sql {
  const one = values[0]!;
  switch (filter.op) {
    case 'is':
    case 'any_of':
      return equalSql(scope, { filter, column, values });
    case 'contains':
      return containsSql(filter, column);
    case 'before':
    case 'after':
      if (!ORDERED.includes(column.type)) break;
      return orderSql(scope, filter.op, { column, value: one });
  }
  throw refuse(`"${filter.op}" does not fit "${filter.field}", which holds ${column.type}.`);
}

interface Equality {
  filter: FieldFilter;
  column: FilterColumn;
  values: unknown[];
}

function equalSql(scope: FilterScope, { filter, column, values }: Equality): Sql {
  const held = column.sql;
  const array = sql`${values}::${sql.raw(elementOf(column))}[]`;
  if (filter.op === 'is' && column.holds) return column.holds(values[0]);
  if (column.isCountry) return anySpelling(held, values.map(String).flatMap(spellingsOf));
  if (column.type.endsWith('[]')) return sql`(${held} && ${array})`;
  // a day of instants is many of them
  if (column.type === 'timestamptz') return anyMoment(scope, held, values);
  return filter.op === 'is'
    ? sql`${held} = ${castTo(column, values[0])}`
    : sql`${held} = any(${array})`;
}

function elementOf({ type }: FilterColumn): string {
  return type.replace(/\[\]$/, '');
}

function castTo(column: FilterColumn, value: unknown): Sql {
  return sql`${value}::${sql.raw(elementOf(column))}`;
}

function readValues(scope: FilterScope, filter: FieldFilter, column: FilterColumn): unknown[] {
  const takesList = filter.op === 'any_of';
  if (!takesList && Array.isArray(filter.value)) {
    throw refuse(`"${filter.op}" takes one value. Use "any_of" for several.`);
  }
  const values = [filter.value].flat().map((value) => {
    if (value === ME && column.holdsMembers) return scope.actor.memberId;
    const isOfDays = column.type === 'date' || column.type === 'timestamptz';
    return isOfDays && isRelativeDay(value) ? resolveDay(value, scope.today) : value;
  });
  const fits = FITS[elementOf(column)] ?? (() => false);
  if (values.length === 0 || values.length > MOST_VALUES || !values.every(fits)) {
    throw refuse(`"${filter.field}" cannot be compared with that value; it holds ${column.type}.`);
  }
  if (column.holdsMembers) scope.noteWhose?.('members', values.map(String));
  else if (column.name === 'team_id') scope.noteWhose?.('teams', values.map(String));
  return values;
}

function isRelativeDay(value: unknown): value is RelativeDay {
  return typeof value === 'object' && value !== null && ('ago' in value || 'in' in value);
}

function anyMoment(scope: FilterScope, held: Sql, values: unknown[]): Sql {
  const tests = values.map((value) =>
    isDay(value)
      ? spanSql(scope, { held, span: { from: value, before: nextDay(value) } })
      : sql`${held} = ${value}::timestamptz`,
  );
  return sql`(${sql.join(tests, sql` or `)})`;
}

/** The days of a span as the member's clock has them. */
function spanSql(scope: FilterScope, { held, span }: { held: Sql; span: DaySpan }): Sql {
  const [from, before] = [span.from, span.before].map((day) => startOfDay(day, scope.timeZone));
  return sql`(${held} >= ${from}::timestamptz and ${held} < ${before}::timestamptz)`;
}

function withinSql(scope: FilterScope, filter: FieldFilter, column: FilterColumn): Sql {
  const { type, sql: held } = column;
  const { value } = filter;
  if (type !== 'date' && type !== 'timestamptz') {
    throw refuse(`"within" does not fit "${filter.field}", which holds ${type}.`);
  }
  if (typeof value !== 'object' || Array.isArray(value) || isRelativeDay(value)) {
    throw refuse(
      '"within" takes {"last":30,"unit":"day"}, {"next":1,"unit":"week"}, {"this":"month"} or {"from":"2026-03-01","to":"2026-03-31"}.',
    );
  }
  const period: Period = value;
  if ('from' in period && !(isDay(period.from) && isDay(period.to))) {
    throw refuse('Give "from" and "to" as days, YYYY-MM-DD.');
  }
  const span = resolvePeriod(period, scope.today);
  if (type === 'timestamptz') return spanSql(scope, { held, span });
  return sql`(${held} >= ${span.from}::date and ${held} < ${span.before}::date)`;
}

interface Ordering {
  column: FilterColumn;
  value: unknown;
}

/** Before a day is before it begins, after it is once it has ended. */
function orderSql(scope: FilterScope, op: 'before' | 'after', { column, value }: Ordering): Sql {
  if (column.type === 'timestamptz' && isDay(value)) {
    return op === 'before'
      ? sql`${column.sql} < ${startOfDay(value, scope.timeZone)}::timestamptz`
      : sql`${column.sql} >= ${startOfDay(nextDay(value), scope.timeZone)}::timestamptz`;
  }
  return sql`${column.sql} ${sql.raw(op === 'before' ? '<' : '>')} ${castTo(column, value)}`;
}

/** Without case and accents. The name has an index of its parts; the rest is read row by row. */
function containsSql(filter: FieldFilter, column: FilterColumn): Sql {
  const { type, sql: held, key } = column;
  if (type !== 'text' && type !== 'text[]') {
    throw refuse(`"contains" does not fit "${filter.field}", which holds ${type}.`);
  }
  const pattern = sql`'%' || normal_text(${likeLiteral(String(filter.value))}) || '%'`;
  if (key) return sql`${key} like (${pattern})`;
  const content = type === 'text[]' ? sql`array_to_string(${held}, ' ')` : held;
  const isPart = sql`normal_text(${content}) like (${pattern})`;
  if (!column.isCountry) return isPart;
  return sql`(${isPart} or ${anySpelling(held, spellingsWith(String(filter.value)))})`;
}

function anySpelling(held: Sql, spellings: string[]): Sql {
  return sql`${sameText(held)} = any(${spellings}::text[])`;
}

/** A text as a pattern that means itself. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function isInstant(value: unknown): boolean {
  try {
    return typeof value === 'string' && Temporal.Instant.from(value).epochMilliseconds > FIRST_MS;
  } catch {
    return false;
  }
}

const FIRST_MS = Date.UTC(1000, 0, 1);

/** A filter that cannot be; the message says what is allowed. */
export function refuse(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_filter' });
}
