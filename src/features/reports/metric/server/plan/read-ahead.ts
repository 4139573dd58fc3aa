import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { nextDay } from '#src/records/filter-dates.ts';
import { isUnderWay, periodSpan } from '../../figure-spans.ts';
import { type FigureRequest, STANDING } from '../../metric.ts';
import type { Metrics } from '../../metric-tree.ts';
import type { Setting, Sql } from './compiling.ts';
import { alike, seenFrom, treesOf } from './plan-request.ts';
import { momentOf } from './plan-stands.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/** Fewer rows after today are days that somebody mistyped rather than what is planned. */
const LEAST_AHEAD = { rows: 2, share: 0.1 };

interface Asked {
  whole: Scan;
  rest: Scan;
}

/**
 * The requests of a period under way in which more than strays lies after today, so that what is to come
 * counts and the whole period is compared with a whole one.
 */
export async function readAhead(
  setting: Setting,
  metrics: Metrics,
  requests: readonly FigureRequest[],
): Promise<ReadonlySet<FigureRequest>> {
  const tests = new Map<string, Sql>();
  const wanted: { request: FigureRequest; key: string }[] = [];
  for (const request of requests) {
    for (const asked of askedFor(setting, metrics, request)) {
      const key = JSON.stringify(asked);
      const test = tests.get(key) ?? (await isMuchAhead(setting, asked));
      if (!test) continue;
      tests.set(key, test);
      wanted.push({ request, key });
    }
  }
  if (tests.size === 0) return new Set();
  const found = await setting.ctx.db.first<{ ahead: boolean[] }>(
    sql`select array[${sql.join([...tests.values()])}] as ahead`,
  );
  const ahead = new Map([...tests.keys()].map((key, at) => [key, found!.ahead[at]]));
  return new Set(wanted.flatMap(({ request, key }) => (ahead.get(key) ? request : [])));
}

/** What is refused here is refused again where it is planned. */
function askedFor(setting: Setting, metrics: Metrics, request: FigureRequest): Asked[] {
  const { compare, filter } = request;
  if (!compare || typeof compare === 'object') return [];
  try {
    const { asOf, today } = seenFrom(setting, request);
    const span = periodSpan(request.period, today);
    if (!span || !isUnderWay(span, today)) return [];
    const rest = { from: nextDay(today), before: span.before };
    return alike(treesOf(metrics, request)).flatMap((metrics) => {
      const { source, time } = metrics[0]!;
      if (time === STANDING) return [];
      const scanOf = (days: typeof span): Scan => ({
        ...{ source, time, looks: [{ metrics, span: days }], filter },
        asOf: momentOf(setting, { time, span: days, asOf }),
      });
      return { whole: scanOf(span), rest: scanOf(rest) };
    });
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** All of the period are counted only where enough lie ahead. */
async function isMuchAhead(setting: Setting, { whole, rest }: Asked): Promise<Sql | undefined> {
  try {
    const [all, ahead] = [await countSql(setting, whole), await countSql(setting, rest)];
    const { rows, share } = LEAST_AHEAD;
    return sql`(select case when a.n >= ${sql.lit(rows)} then a.n >= ${sql.lit(share)} * ${all}
      else false end from (select ${ahead} as n offset 0) a)`;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** How many rows there are; those that lack their time are none of them. */
async function countSql(setting: Setting, scan: Scan): Promise<Sql> {
  const { from, time } = await compileScan(setting, scan);
  return sql`(select count(*) ${from} and ${time.within})`;
}
