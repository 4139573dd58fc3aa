import { sql } from 'kysely';
import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import { STANDING } from '../../metric.ts';
import { leavesOfTree, type RowMetric } from '../../metric-tree.ts';
import type { Setting, SourceField, Sql } from './compiling.ts';
import { haveAny } from './count-rows.ts';
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
  for (const { plan, leaf, key } of wanted) {
    const day = days.get(key);
    if (day !== undefined) begins.set(plan, (begins.get(plan) ?? new Map()).set(leaf, day));
  }
  return begins;
}

function wantedOf(setting: Setting, plan: Plan) {
  return (leaf: RowMetric) => {
    const asked = rowsOf(setting, leaf, plan.compared!);
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
function rowsOf({ catalogue }: Setting, { source, time }: RowMetric, span: DaySpan): Asked {
  if (time !== STANDING) return { source, time, before: nextDay(span.from) };
  const record = catalogue.sources.find(({ name }) => name === source)?.record ?? source;
  return { source: record, time: 'created_at', before: span.before };
}

const ALWAYS = '1000-01-01';

/** The days of the first records, of those that begin too late. */
async function daysOf(
  setting: Setting,
  asked: ReadonlyMap<string, Asked>,
): Promise<Map<string, string>> {
  const found = await haveAny(
    setting,
    [...asked.values()].map((one) => rows(one, { from: ALWAYS, before: one.before })),
  );
  const days = new Map<string, string>();
  for (const [key, one] of [...asked].filter((_, at) => !found[at])) {
    const { from, time } = await compileScan(setting, rows(one, null));
    const first = await setting.ctx.db.first<{ day: string | null }>(
      sql`select ${firstDay(time.field!, setting.timeZone)}::text as day ${from}`,
    );
    if (first?.day) days.set(key, first.day);
  }
  return days;
}

/** Of what is held, which an index may tell, and not of the days of it. */
function firstDay({ type, sql: held }: SourceField, timeZone: string): Sql {
  return type === 'date' ? sql`min(${held})` : sql`(min(${held}) at time zone ${timeZone})::date`;
}

function rows({ source, time }: Asked, span: DaySpan | null): Scan {
  return { source, time, looks: [{ metrics: [{ ...ROWS, source, time }], span }], asOf: null };
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
