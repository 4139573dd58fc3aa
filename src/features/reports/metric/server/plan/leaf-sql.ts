import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import type { DaySpan } from '#src/records/filter-dates.ts';
import { STANDING } from '../../metric.ts';
import type { RowMetric } from '../../metric-tree.ts';
import { type Compiling, conditionOf, fieldAt, type SourceField, type Sql } from './compiling.ts';
import { type MeasureSql, type MoneyTime, measureSql } from './measure-sql.ts';

/** What is reckoned over a period. */
export interface Look {
  metrics: RowMetric[];
  span: DaySpan | null;
}

/** A metric's part of a query on the rows of its source, over one period. */
export interface LeafSql extends LeafParts {
  look: Look;
  /** The number that its columns have in the query. */
  place: number;
}

interface LeafParts extends MeasureSql {
  metric: RowMetric;
  /** Rows that count. */
  counts: Sql;
  /** Rows of which it is not known whether they fall into the period. */
  lacksTime?: Sql;
  needs: SourceField[];
}

export interface TimeSql extends MoneyTime {
  /** The field by which rows fall into a period; absent for what stands. */
  field?: SourceField | undefined;
  within: Sql;
}

/** When rows fall into the span; `stood` is the day at whose end a standing metric looks. */
export async function timeSql(
  compiling: Compiling,
  { time, span, stood }: { time: string; span: DaySpan | null; stood: MoneyTime },
): Promise<TimeSql> {
  if (time === STANDING) return { within: sql`true`, ...stood };
  const field = await fieldAt(compiling, time);
  const { timeZone } = compiling.setting;
  const { type, sql: held } = field;
  if (type === 'date') {
    const within = span
      ? sql`(${held} >= ${span.from}::date and ${held} < ${span.before}::date)`
      : sql`${held} is not null`;
    return { field, within, day: held, bounds: span ?? undefined };
  }
  if (type !== 'timestamptz') {
    throw new AppError('invalid', `"${time}" is no time. Choose another field.`, {
      reason: 'bad_time',
    });
  }
  const [from, before] = span
    ? [span.from, span.before].map((day) => startOfDay(day, timeZone))
    : [];
  const within = span
    ? sql`(${held} >= ${from}::timestamptz and ${held} < ${before}::timestamptz)`
    : sql`${held} is not null`;
  return {
    field,
    within,
    day: sql`(${held} at time zone ${timeZone})::date`,
    bounds: span ?? undefined,
  };
}

export async function leafSql(
  compiling: Compiling,
  metric: RowMetric,
  time: TimeSql,
): Promise<LeafParts> {
  const passes = conditionOf(compiling, metric.filter);
  const measured =
    'part' in metric
      ? partSql(conditionOf(compiling, metric.part))
      : await measureSql(compiling, metric.measure, time);
  const named = await Promise.all((metric.needs ?? []).map((name) => fieldAt(compiling, name)));
  const needs = [...new Map([...measured.fields, ...named].map((one) => [one.name, one])).values()];
  const { field } = time;
  const isTimeNeeded =
    field && !isOfItsRows(compiling, field) && needs.some(({ name }) => name === field.name);
  return {
    ...measured,
    metric,
    needs,
    counts: sql`(${passes} and ${time.within})`,
    ...(isTimeNeeded && { lacksTime: sql`(${passes} and ${field.sql} is null)` }),
  };
}

/** A declared row is there because of its time, so that none lacks it. */
function isOfItsRows({ source }: Compiling, { name }: SourceField): boolean {
  return name === source.rows?.since;
}

function partSql(part: Sql): MeasureSql {
  return {
    value: sql`(${part} is true)`,
    over: (column, where) => sql`count(nullif(${column}, false)) ${where}`,
    fields: [],
  };
}

/** Whether a field is filled in. */
export function isFilled({ type, sql: held }: SourceField): Sql {
  return type.endsWith('[]') ? sql`(cardinality(${held}) > 0)` : sql`(${held} is not null)`;
}
