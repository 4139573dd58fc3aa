import { sql } from 'kysely';
import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import { STANDING } from '../../metric.ts';
import { leavesOfTree, type RowMetric } from '../../metric-tree.ts';
import type { Setting } from './compiling.ts';
import { hasAny } from './has-any.ts';
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
  const known = new Map<string, Promise<string | undefined>>();
  const begins = new Map<Plan, Map<RowMetric, string>>();
  for (const plan of plans) {
    if (!plan.compared) continue;
    const ofPlan = new Map<RowMetric, string>();
    for (const leaf of new Set(plan.trees.flatMap(leavesOfTree))) {
      const asked = rowsOf(setting, leaf, plan.compared);
      const key = JSON.stringify(asked);
      const begin = known.get(key) ?? beginOf(setting, asked);
      known.set(key, begin);
      const day = await begin;
      if (day !== undefined) ofPlan.set(leaf, day);
    }
    begins.set(plan, ofPlan);
  }
  return begins;
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

async function beginOf(
  setting: Setting,
  { source, time, before }: Asked,
): Promise<string | undefined> {
  const rows = (span: DaySpan | null): Scan => {
    const metrics = [{ ...ROWS, source, time }];
    return { source, time, looks: [{ metrics, span }], asOf: null };
  };
  if (await hasAny(setting, rows({ from: ALWAYS, before }))) return undefined;
  const { from, time: of } = await compileScan(setting, rows(null));
  const found = await setting.ctx.db.first<{ day: string | null }>(
    sql`select min(${of.day})::text as day ${from}`,
  );
  return found?.day ?? undefined;
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
