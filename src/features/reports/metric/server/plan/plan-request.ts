import { AppError } from '#src/lib/app-error.ts';
import { type DaySpan, isDay } from '#src/records/filter-dates.ts';
import { comparedSpan, periodSpan } from '../../figure-spans.ts';
import { type FigureRequest, TIME } from '../../metric.ts';
import {
  leavesOfTree,
  type Metrics,
  type MetricTree,
  type RowMetric,
  treeOf,
} from '../../metric-tree.ts';
import { isOfWork } from '../../of-work.ts';
import type { Setting } from './compiling.ts';
import { momentOf, standsOf } from './plan-stands.ts';
import { type CompiledScan, compileScan, type Scan } from './scan-sql.ts';

/** Which of the answer's numbers a scan gives. */
export type Role = 'now' | 'was';
export interface PlannedScan {
  role: Role;
  /** Tells the groups, all rows together, or both. */
  tells: 'groups' | 'totals' | 'both';
  scan: CompiledScan;
}

/** How one request is answered. */
export interface Plan {
  request: FigureRequest;
  trees: MetricTree[];
  span: DaySpan | null;
  compared: DaySpan | undefined;
  today: string;
  scans: PlannedScan[];
}

interface Planning {
  setting: Setting;
  metrics: Metrics;
  /** Requests of which what is to come counts; see `readAhead`. */
  ahead?: ReadonlySet<FigureRequest>;
}

export async function planRequest(
  { setting, metrics, ahead }: Planning,
  request: FigureRequest,
): Promise<Plan> {
  if (request.split && !request.by) throw bad('Say by what, before it is split further.');
  const { asOf, today } = seenFrom(setting, request);
  const trees = treesOf(metrics, request);
  const span = periodSpan(request.period, today);
  const compared = comparedSpan(request, span, ahead?.has(request) ? undefined : today);
  const scans: PlannedScan[] = [];
  for (const metrics of alike(trees)) {
    const ask = { setting, request, metrics, asOf };
    scans.push(...(await planScans(ask, 'now', span)));
    if (compared) scans.push(...(await planScans(ask, 'was', compared)));
  }
  return { request, trees, span, compared, today, scans };
}

export function treesOf(metrics: Metrics, request: FigureRequest): MetricTree[] {
  return [...new Set(request.metrics)].map((name) => treeOf(metrics, name));
}

/** The past day that a request is seen from, if any, and the day that it takes for today. */
export function seenFrom(setting: Setting, request: FigureRequest) {
  const asOf = pastDay(setting, request.as_of);
  return { asOf, today: asOf ?? setting.today };
}

/** A day before today; what is asked as of today is asked for now. */
function pastDay(setting: Setting, day: string | undefined): string | null {
  if (day === undefined) return null;
  if (!isDay(day)) throw bad('Give the day as one of the calendar, YYYY-MM-DD.');
  if (day > setting.today) throw bad('Nothing is known of a day to come. Choose a past day.');
  return day === setting.today ? null : day;
}

/** The metrics that one look at the rows can tell. */
export function alike(trees: MetricTree[]): RowMetric[][] {
  const sets = new Map<string, Map<string, RowMetric>>();
  for (const leaf of trees.flatMap(leavesOfTree)) {
    const key = `${leaf.source} ${leaf.time}`;
    const set = sets.get(key) ?? new Map();
    sets.set(key, set.set(leaf.name, leaf));
  }
  return [...sets.values()].map((set) => [...set.values()]);
}

interface ScansAsk {
  setting: Setting;
  request: FigureRequest;
  metrics: RowMetric[];
  asOf: string | null;
}

async function planScans(ask: ScansAsk, role: Role, span: DaySpan | null): Promise<PlannedScan[]> {
  const { setting, request, metrics, asOf } = ask;
  const { source, time } = metrics[0]!;
  const whole: Scan = {
    source,
    time,
    looks: [{ metrics, span }],
    asOf: momentOf(setting, { time, span, asOf }),
    filter: request.filter,
    guarded: guardedBy(ask),
  };
  const { by, split } = request;
  if (!by && !split) return [{ role, tells: 'totals', scan: await compileScan(setting, whole) }];
  const stands = standsOf(setting, { request, time, span, asOf });
  const scan = await compileScan(setting, { ...whole, by, split, stands });
  // a row that stands in several groups would be counted for each
  if (!stands && !scan.groups.some(({ lateral }) => lateral))
    return [{ role, tells: 'both', scan }];
  return [
    { role, tells: 'groups', scan },
    { role, tells: 'totals', scan: await compileScan(setting, whole) },
  ];
}

/** By what figures of how people work are grouped. */
function guardedBy({ setting, request, metrics }: ScansAsk) {
  const groupings = [request.by, request.split].flatMap((one) =>
    one && one.field !== TIME ? one : [],
  );
  const isOf = setting.guard && metrics.some((one) => isOfWork(one, request.filter));
  return isOf && groupings.length > 0 ? groupings : undefined;
}

function bad(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_period' });
}
