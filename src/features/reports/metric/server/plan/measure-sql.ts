import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { DaySpan } from '#src/records/filter-dates.ts';
import type { Measure } from '../../metric.ts';
import { type Compiling, fieldAt, type SourceField, type Sql } from './compiling.ts';

/** What one row gives to a measure, and how the rows' are put together. */
export interface MeasureSql {
  /** Of one row. */
  value: Sql;
  /** Over the rows that pass, of the column that holds `value`; `count` says how rows are counted. */
  over: (column: Sql, where: Sql, count: (where: Sql) => Sql) => Sql;
  /** Absent where rows must not be put together before: those of the same value, or all with their sum. */
  together?: 'same' | 'added';
  /** Whether a row has an amount of which no rate is known. */
  lacksRate?: Sql;
  /** The currency of such a row. */
  foreign?: Sql;
  /** The fields that it reads, which are needed. */
  fields: SourceField[];
}

const SECONDS = { days: 86_400, hours: 3600, minutes: 60 };
const NUMBERS = ['integer', 'numeric', 'bigint'];

/** The day of a row by which its money is converted, and between which days all of them lie. */
export interface MoneyTime {
  day: Sql;
  bounds?: DaySpan | undefined;
}

export async function measureSql(
  compiling: Compiling,
  measure: Measure,
  time: MoneyTime,
): Promise<MeasureSql> {
  if ('count' in measure) {
    const over: MeasureSql['over'] = (_, where, count) => count(where);
    return { value: sql`1`, over, together: 'same', fields: [] };
  }
  if ('distinct' in measure) {
    const field = await countedField(compiling, measure.distinct);
    if (field.type.endsWith('[]')) throw unfit(field, 'told apart');
    return {
      value: field.sql,
      over: (column, where) => sql`count(distinct ${column}) ${where}`,
      together: 'same',
      fields: [field],
    };
  }
  if ('between' in measure) return betweenSql(compiling, measure);
  const [[how, name]] = Object.entries(measure) as [['sum' | 'average' | 'median', string]];
  const field = await fieldAt(compiling, name);
  if (!NUMBERS.includes(field.type)) throw unfit(field, 'added up');
  const given = {
    over: OVER[how],
    ...(how === 'sum' && { together: 'added' as const }),
    fields: [field],
  };
  if (field.kind !== 'money') return { ...given, value: field.sql };
  return { ...given, ...convertedSql(compiling, field, time) };
}

function countedField(compiling: Compiling, name: string): Promise<SourceField> {
  const { source } = compiling;
  return fieldAt({ ...compiling, source: { ...source, declaration: source.counted } }, name);
}

const OVER = {
  sum: (column: Sql, where: Sql) => sql`sum(${column}) ${where}`,
  average: (column: Sql, where: Sql) => sql`avg(${column}) ${where}`,
  median: (column: Sql, where: Sql) =>
    sql`percentile_cont(0.5) within group (order by ${column}) ${where}`,
};

async function betweenSql(
  compiling: Compiling,
  measure: Extract<Measure, { between: unknown }>,
): Promise<MeasureSql> {
  const fields = await Promise.all(measure.between.map((name) => fieldAt(compiling, name)));
  const wrong = fields.find(({ type }) => type !== 'date' && type !== 'timestamptz');
  if (wrong) throw unfit(wrong, 'taken for a time');
  const areInstants = fields.every(({ type }) => type === 'timestamptz');
  // a day and an instant meet on the reader's clock
  const [from, to] = fields.map(({ type, sql: held }) => {
    if (areInstants) return held;
    return type === 'date'
      ? sql`${held}::timestamp`
      : sql`(${held} at time zone ${compiling.setting.timeZone})`;
  });
  const value = sql`(extract(epoch from (${to} - ${from})) / ${sql.lit(SECONDS[measure.unit])})`;
  return { value, over: OVER[measure.as], fields };
}

/** Whole smallest units of the workspace's own currency, by the rate of the row's day; null without one. */
function convertedSql(compiling: Compiling, field: SourceField, time: MoneyTime) {
  const currency = field.currency!;
  const { currency: own, hasRates } = compiling.setting;
  const isOwn = sql`${currency} = ${own}`;
  if (!hasRates) {
    const value = sql`(case when ${isOwn} then ${field.sql} end)`;
    return {
      value,
      lacksRate: sql`(${field.sql} is not null and not ${isOwn})`,
      foreign: currency,
    };
  }
  const fx = rateOf(compiling, { field, currency, time });
  const value = sql`(case when ${isOwn} then ${field.sql}
    else exchange_by(${field.sql}, ${fx}.up, ${fx}.down) end)`;
  const lacksRate = sql`(${field.sql} is not null and not ${isOwn} and ${fx}.up is null)`;
  return { value, lacksRate, foreign: currency };
}

/**
 * Joins what an amount is multiplied and divided by, as in_own_currency finds it
 * (migrations/0052_currency_rate.sql): each rate from its day on until the next one's.
 */
function rateOf(
  { setting, rates }: Compiling,
  { field, currency, time }: { field: SourceField; currency: Sql; time: MoneyTime },
): Sql {
  const { ctx } = setting;
  // as text, so that PostgreSQL takes the same words for the same
  const own = sql.lit(setting.currency);
  const known = rates.get(field.name);
  const alias = sql.raw(known?.alias ?? `fx${rates.size + 1}`);
  if (known) return alias;
  const { from, before } = time.bounds ?? { from: '-infinity', before: 'infinity' };
  const other = sql`(case when x.base = ${own} then x.currency else x.base end)`;
  const power = (of: Sql, times: Sql) => sql`10::numeric ^ currency_digits(${of}) * ${times}`;
  const join = sql` left join (
    select s.* from (
      select d.*, lead(d.day, 1, 'infinity') over (partition by d.currency order by d.day) as next from (
        select distinct on (${other}, x.day) ${other} as currency, x.day,
          ${power(sql`${own}`, sql`case when x.base = ${own} then 1 else x.rate end`)} as up,
          ${power(other, sql`case when x.base = ${own} then x.rate else 1 end`)} as down
        from currency_rate x
        where x.workspace_id = ${ctx.actor.workspaceId} and x.deleted_at is null
          and ${own} in (x.base, x.currency) and x.base <> x.currency
        order by ${other}, x.day, (x.base = ${own}) desc) d) s
    where s.next > ${from}::date and s.day < ${before}::date) ${alias}
    on ${alias}.currency = ${currency} and ${alias}.day <= ${time.day} and ${time.day} < ${alias}.next`;
  rates.set(field.name, { alias: `fx${rates.size + 1}`, join });
  return alias;
}

function unfit({ name }: SourceField, how: string): AppError {
  return new AppError('invalid', `"${name}" cannot be ${how}. Choose another field.`, {
    reason: 'bad_measure',
  });
}
