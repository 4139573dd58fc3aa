import { sql } from 'kysely';
import { type DaySpan, nextDay, resolveDay } from '#src/records/filter-dates.ts';
import { STANDING } from '../../metric.ts';
import { leavesOfTree, type RowMetric } from '../../metric-tree.ts';
import type { MetricCatalogue } from '../catalogue-type.ts';
import type { Setting, Sql } from './compiling.ts';
import type { Plan } from './plan-request.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/** Of a metric that is compared with days before the first record: the day of that record. */
export type RecordsBegin = ReadonlyMap<Plan, ReadonlyMap<RowMetric, string>>;

/**
 * Where the records begin after the days to compare with do. What is filtered does not matter: before
 * the first record nothing is known of any.
 */
export async function readRecordsBegin(
  setting: Setting,
  plans: readonly Plan[],
): Promise<RecordsBegin> {
  const wanted = plans.flatMap((plan) =>
    plan.compared ? plan.trees.flatMap(leavesOfTree).map(wantedOf(setting, plan)) : [],
  );
  const days = await daysOf(setting, new Map(wanted.map(({ key, asked }) => [key, asked])));
  const begins = new Map<Plan, Map<RowMetric, string>>();
  for (const { plan, leaf, key, asked } of wanted) {
    const day = days.get(key);
    if (day === undefined || day < asked.before) continue;
    begins.set(plan, (begins.get(plan) ?? new Map()).set(leaf, day));
  }
  return begins;
}

function wantedOf({ catalogue }: Setting, plan: Plan) {
  return (leaf: RowMetric) => {
    const asked = rowsOf(catalogue, leaf, plan.compared!);
    return { plan, leaf, asked, key: JSON.stringify(asked) };
  };
}

interface Asked {
  source: string;
  time: string;
  /** There has to be a row before this day, if the records reach back far enough. */
  before: string;
}

/** What stands is looked at once, at the end of the days, and is there from its creation on. */
function rowsOf({ sources }: MetricCatalogue, { source, time }: RowMetric, span: DaySpan): Asked {
  if (time !== STANDING) return { source, time, before: nextDay(span.from) };
  const record = sources.find(({ name }) => name === source)?.record ?? source;
  return { source: record, time: 'created_at', before: span.before };
}

/** So many of the earliest are looked at. */
const EARLIEST = 10;
const YEAR = { ago: 1, unit: 'year' } as const;
const MONTH = { ago: 1, unit: 'month' } as const;

/** The days on which records begin, of those that have none in the month before. */
async function daysOf(
  setting: Setting,
  asked: ReadonlyMap<string, Asked>,
): Promise<Map<string, string>> {
  const known = await askEach<boolean>(setting, [...asked.values()], isThere);
  const rest = [...asked].filter((_, at) => !known[at]);
  const earliest = await askEach<string[] | null>(
    setting,
    rest.map(([, one]) => one),
    earliestSql,
  );
  const days = new Map<string, string>();
  rest.forEach(([key], at) => {
    const day = beginOf(earliest[at] ?? []);
    if (day !== undefined) days.set(key, day);
  });
  return days;
}

/** What is asked of each, in one query. */
async function askEach<T>(
  setting: Setting,
  asked: Asked[],
  write: (setting: Setting, asked: Asked) => Promise<Sql>,
): Promise<T[]> {
  if (asked.length === 0) return [];
  const each: Sql[] = [];
  for (const one of asked) each.push(await write(setting, one));
  const found = await setting.ctx.db.first<{ found: T[] }>(
    sql`select to_json(array[${sql.join(each)}]) as found`,
  );
  return found!.found;
}

/** Whether there is a row in the month before: so short a time is looked up by an index, if there is one. */
async function isThere(setting: Setting, asked: Asked): Promise<Sql> {
  const { before } = asked;
  const span = { from: resolveDay(MONTH, before), before };
  const { from } = await compileScan(setting, scanOf(setting, asked, span));
  return sql`exists (select ${from})`;
}

/** The days of the earliest rows in order; null if there is none. */
async function earliestSql(setting: Setting, asked: Asked): Promise<Sql> {
  const { from, time } = await compileScan(setting, scanOf(setting, asked, null));
  const { type, sql: held } = time.field!;
  const day = type === 'date' ? sql`e.at` : sql`(e.at at time zone ${setting.timeZone})::date`;
  return sql`(select json_agg(${day} order by e.at) from (
    select ${held} as at ${from} order by 1 limit ${sql.lit(EARLIEST)}) e)`;
}

/**
 * Where records begin. Few of them, with nothing for a year after, are days that somebody mistyped: half of
 * the earliest at most.
 */
function beginOf(days: readonly string[]): string | undefined {
  const isStray = (_: string, at: number) =>
    at > 0 && at <= days.length / 2 && resolveDay(YEAR, days[at]!) > days[at - 1]!;
  return days[Math.max(days.findLastIndex(isStray), 0)];
}

function scanOf({ catalogue }: Setting, { source, time }: Asked, span: DaySpan | null): Scan {
  const { since } = catalogue.sources.find(({ name }) => name === source) ?? {};
  const looks = [{ metrics: [{ ...ROWS, source, time }], span }];
  return { source, time, looks, asOf: null, ...(time === since && { earliest: EARLIEST }) };
}

/** All rows, whatever they are. */
const ROWS: Omit<RowMetric, 'source' | 'time'> & { measure: { count: true } } = {
  name: 'rows',
  label: '',
  question: '',
  formula: '',
  reference: '',
  unit: 'count',
  direction: 'none',
  minimum: { rows: 0, coverage: 0 },
  measure: { count: true },
};
