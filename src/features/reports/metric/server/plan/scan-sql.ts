import { sql } from 'kysely';
import { startOfDay } from '#src/lib/zoned-days.ts';
import type { Filter } from '#src/records/filter.ts';
import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import type { Grouping } from '../../metric.ts';
import { isOfWork } from '../../of-work.ts';
import { guardScan } from '../people/guard-scan.ts';
import {
  beginCompiling,
  type Compiling,
  conditionOf,
  joinsSql,
  type Setting,
  type Sql,
} from './compiling.ts';
import { type GroupSql, groupSql } from './group-sql.ts';
import { type LeafSql, type Look, leafSql, type TimeSql, timeSql } from './leaf-sql.ts';
import type { MoneyTime } from './measure-sql.ts';
import { selectSql } from './select-sql.ts';
import { rowsSql, type Stand } from './source-sql.ts';

/** One pass over the rows of a source: metrics of the same rows, time and groups share it. */
export interface Scan {
  source: string;
  time: string;
  looks: Look[];
  /** The past is seen from the end of this day; null for now. */
  asOf: { day: string; before: string } | null;
  by?: Grouping | undefined;
  split?: Grouping | undefined;
  filter?: Filter | undefined;
  /** It tells how people work, by what may name them: grouped by it or not, only who is in sight counts. */
  guarded?: Grouping[] | undefined;
  /** Looks at what stood once for each. */
  stands?: Stand[] | undefined;
  /** Of so many of its earliest rows it is read when they came to be, and nothing else. */
  earliest?: number;
}

/** A scan written in SQL, with what is needed to read its rows. */
export interface CompiledScan {
  scan: Scan;
  compiling: Compiling;
  /** Those that are asked of it; it may be shared with others. */
  leaves: LeafSql[];
  groups: GroupSql[];
  time: TimeSql;
  /** Everything but what is selected. */
  from: Sql;
  statement: Sql;
  /** People or teams that the reader may not be told of are left out. */
  partly: boolean;
}

export async function compileScan(setting: Setting, scan: Scan): Promise<CompiledScan> {
  const metrics = scan.looks.flatMap((look) => look.metrics);
  const filters = [
    scan.filter,
    ...metrics.flatMap((one) => [one.filter, 'part' in one ? one.part : undefined]),
  ];
  const compiling = await beginCompiling(setting, scan.source, { filters, today: scan.asOf?.day });
  const { leaves, time, span, bounds } = await leavesOf(compiling, scan, stoodOn(setting, scan));
  const groups: GroupSql[] = [];
  for (const [alias, grouping] of [
    ['g1', scan.by],
    ['g2', scan.split],
  ] as const) {
    if (grouping) groups.push(await groupSql(compiling, { grouping, time, alias }));
  }
  const own = [conditionOf(compiling, scan.filter)];
  const { guard } = setting;
  const isGuarded = guard && metrics.some((one) => isOfWork(one, scan.filter));
  const inSight = isGuarded ? await guardScan(compiling, guard, scan.guarded ?? []) : [];
  own.push(...inSight);
  const rows = rowsSql(compiling, {
    before: scan.asOf?.before ?? null,
    stands: scan.stands,
    earliest: scan.earliest,
    ...(bounds && { within: instantsOf(compiling, time, bounds) }),
  });
  const laterals = groups.flatMap(({ lateral }) => lateral ?? []);
  const counting = leaves.map(({ counts }) => counts);
  const lacking = leaves.flatMap(({ lacksTime }) => lacksTime ?? []);
  // what holds of all looks is said once more, for indexes do not see it through the "or"
  if (bounds && scan.looks.length > 1) own.push(time.within);
  const among = (
    of: Sql[],
  ) => sql`from ${rows.table} ${joinsSql(compiling)} ${sql.join(laterals, sql` `)}
    where ${rows.where} and ${sql.join(own, sql` and `)} and ${anyOf(of)}`;
  const from = among([...counting, ...lacking]);
  // rows of a table that lack a time are looked up by themselves: the others by an index of it
  const isApart = span && lacking.length > 0 && rows.isTable;
  const parts = isApart ? [sql`${among(counting)} and ${time.within}`, among(lacking)] : [from];
  const statement = selectSql({ leaves, groups, parts, teller: tellerOf(compiling) });
  const partly = inSight.length > 0;
  return { scan, compiling, leaves, groups, time, from, statement, partly };
}

function tellerOf({ source, setting: { guard, ctx } }: Compiling) {
  const teller = guard && source.rows?.teller;
  return teller ? { column: sql.ref(`r.${teller}`), memberId: ctx.actor.memberId } : undefined;
}

/** Each once: metrics side by side often ask for the same. */
function anyOf(conditions: Sql[]): Sql {
  return sql`(${sql.join([...new Set(conditions)], sql` or `)})`;
}

/** The metrics of each look, and the period that all rows that are read fall into. */
async function leavesOf(compiling: Compiling, scan: Scan, stood: MoneyTime) {
  const span = unionOf(scan.looks);
  const time = await timeSql(compiling, { time: scan.time, span, stood });
  const leaves: LeafSql[] = [];
  for (const look of scan.looks) {
    const { within } = await timeSql(compiling, { time: scan.time, span: look.span, stood });
    for (const metric of look.metrics) {
      const leaf = await leafSql(compiling, metric, { ...time, within });
      leaves.push({ ...leaf, ...sameOf(leaves, leaf, look), look, place: leaves.length });
    }
  }
  const bounds = leaves.some(({ lacksTime }) => lacksTime) ? null : span;
  return { leaves, time, span, bounds };
}

/** The very conditions of one before it that counts the same rows, so that they are asked once. */
function sameOf(
  leaves: LeafSql[],
  leaf: Pick<LeafSql, 'metric' | 'counts' | 'lacksTime'>,
  look: Look,
) {
  const filter = JSON.stringify(leaf.metric.filter);
  const alike = leaves.filter(({ metric }) => JSON.stringify(metric.filter) === filter);
  const { counts } = alike.find((one) => one.look === look) ?? leaf;
  const lacksTime = leaf.lacksTime && (alike.find((one) => one.lacksTime) ?? leaf).lacksTime;
  return { counts, ...(lacksTime && { lacksTime }) };
}

/** Where rows of a declared source are told apart by when they came to be. */
function instantsOf(
  { source, setting: { timeZone } }: Compiling,
  { field }: TimeSql,
  { from, before }: DaySpan,
) {
  if (field?.type !== 'timestamptz' || field.name !== source.rows?.since) return undefined;
  return { from: startOfDay(from, timeZone), before: startOfDay(before, timeZone) };
}

function unionOf(looks: Look[]): DaySpan | null {
  const spans = looks.flatMap(({ span }) => span ?? []);
  if (spans.length < looks.length) return null;
  const ends = (end: keyof DaySpan) => spans.map((span) => span[end]).sort();
  return { from: ends('from')[0]!, before: ends('before').at(-1)! };
}

/** By which day what stands is converted: that at whose end it is looked at. */
function stoodOn({ today }: Setting, { stands, asOf }: Scan): MoneyTime {
  const days = stands?.map(({ day }) => day) ?? [asOf?.day ?? today];
  const bounds = { from: days[0] ?? today, before: nextDay(days.at(-1) ?? today) };
  return { day: stands ? sql`r.stood_on` : sql`${days[0]}::date`, bounds };
}
