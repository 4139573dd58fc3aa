import { sql } from 'kysely';
import type { Filter } from '#src/records/filter.ts';
import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import { type Grouping, MOST_DAYS, MOST_GROUPS } from '../../metric.ts';
import type { RowMetric } from '../../metric-tree.ts';
import {
  beginCompiling,
  type Compiling,
  conditionOf,
  joinsSql,
  type Setting,
  type SourceField,
  type Sql,
} from './compiling.ts';
import { type GroupSql, groupSql } from './group-sql.ts';
import { isFilled, type LeafSql, leafSql, timeSql } from './leaf-sql.ts';
import type { MoneyTime } from './measure-sql.ts';
import { rowsSql, type Stand } from './source-sql.ts';

/** One look at the rows of a source: metrics of the same rows, time and groups share it. */
export interface Scan {
  source: string;
  time: string;
  metrics: RowMetric[];
  span: DaySpan | null;
  /** The past is seen from the end of this day; null for now. */
  asOf: { day: string; before: string } | null;
  by?: Grouping | undefined;
  split?: Grouping | undefined;
  filter?: Filter | undefined;
  /** Looks at what stood once for each. */
  stands?: Stand[] | undefined;
}

/** A scan written in SQL, with what is needed to read its rows. */
export interface CompiledScan {
  scan: Scan;
  compiling: Compiling;
  leaves: LeafSql[];
  groups: GroupSql[];
  /** Everything but what is selected. */
  from: Sql;
  statement: Sql;
}

/** Levels of the groups: both, by alone, split alone, everything. */
export const LEVEL = { cell: 0, by: 1, split: 2, all: 3 };

export async function compileScan(setting: Setting, scan: Scan): Promise<CompiledScan> {
  const filters = [
    scan.filter,
    ...scan.metrics.flatMap((one) => [one.filter, 'part' in one ? one.part : undefined]),
  ];
  const compiling = await beginCompiling(setting, scan.source, { filters, today: scan.asOf?.day });
  const stood = stoodOn(setting, scan);
  const time = await timeSql(compiling, { time: scan.time, span: scan.span, stood });
  const leaves: LeafSql[] = [];
  for (const metric of scan.metrics) leaves.push(await leafSql(compiling, metric, time));
  const groups: GroupSql[] = [];
  for (const [alias, grouping] of [
    ['g1', scan.by],
    ['g2', scan.split],
  ] as const) {
    if (grouping) groups.push(await groupSql(compiling, { grouping, time, alias }));
  }
  const own = conditionOf(compiling, scan.filter);
  const rows = rowsSql(compiling, { before: scan.asOf?.before ?? null, stands: scan.stands });
  const laterals = groups.flatMap(({ lateral }) => lateral ?? []);
  const wanted = leaves.flatMap(({ counts, lacksTime }) =>
    lacksTime ? [counts, lacksTime] : [counts],
  );
  const from = sql`from ${rows.table} ${joinsSql(compiling)} ${sql.join(laterals, sql` `)}
    where ${rows.where} and ${own} and (${sql.join(wanted, sql` or `)})`;
  return { scan, compiling, leaves, groups, from, statement: selectSql({ leaves, groups, from }) };
}

/** By which day what stands is converted: that at whose end it is looked at. */
function stoodOn({ today }: Setting, { stands, asOf }: Scan): MoneyTime {
  const days = stands?.map(({ day }) => day) ?? [asOf?.day ?? today];
  const bounds = { from: days[0] ?? today, before: nextDay(days.at(-1) ?? today) };
  return { day: stands ? sql`r.stood_on` : sql`${days[0]}::date`, bounds };
}

type Parts = Pick<CompiledScan, 'leaves' | 'groups' | 'from'>;

function selectSql({ leaves, groups, from }: Parts): Sql {
  const inner = sql`select ${sql.join([...keysOf(groups), ...leaves.flatMap(columnsOfLeaf)])} ${from}`;
  const sums = sql.join([sql`count(*) as n`, ...leaves.flatMap(sumsOfLeaf)]);
  const keys = groups.map((_, index) => sql.raw(`k${index + 1}`));
  if (keys.length === 0)
    return sql`select ${sql.lit(LEVEL.all)} as level, ${sums} from (${inner}) s`;
  const all = sql.join(keys);
  const sets = keys.length === 1 ? sql`(${all}), ()` : sql`(${all}), (k1), (k2), ()`;
  // of one group alone "by" is its cell
  const level = keys.length === 1 ? sql`1 + 2 * grouping(k1)` : sql`grouping(k1, k2)`;
  return sql`with g as materialized (select ${level} as level, ${all}, ${sums}
    from (${inner}) s group by grouping sets (${sets}))
    select * from g where ${sql.join(groups.map(mostOf), sql` and `)}`;
}

function keysOf(groups: GroupSql[]): Sql[] {
  return groups.map(({ key }, index) => sql`${key} as ${sql.raw(`k${index + 1}`)}`);
}

/** Keeps the largest groups, of days the latest, and one more to tell that there are more. */
function mostOf({ isOfDays }: GroupSql, index: number): Sql {
  const key = sql.raw(`k${index + 1}`);
  const level = sql.lit(index === 0 ? LEVEL.by : LEVEL.split);
  const other = sql.lit(index === 0 ? LEVEL.split : LEVEL.by);
  const order = isOfDays ? sql`${key} desc nulls last` : sql`n desc, ${key}`;
  // arrays, since they hold nothing and nothing for equal
  return sql`(level in (${other}, ${sql.lit(LEVEL.all)}) or array[${key}] in (
    select array[${key}] from g where level = ${level} order by ${order}
    limit ${sql.lit((isOfDays ? MOST_DAYS : MOST_GROUPS) + 1)}))`;
}

function columnsOfLeaf(leaf: LeafSql, index: number): Sql[] {
  const at = (letter: string) => sql.raw(`${letter}${index}`);
  const columns = [sql`${leaf.counts} as ${at('c')}`, sql`${leaf.value} as ${at('v')}`];
  if (leaf.lacksRate) columns.push(sql`${leaf.lacksRate} as ${at('x')}`);
  if (leaf.lacksTime) columns.push(sql`${leaf.lacksTime} as ${at('l')}`);
  leaf.needs.forEach((need: SourceField, place) => {
    columns.push(sql`${isFilled(need)} as ${sql.raw(`n${index}_${place}`)}`);
  });
  return columns;
}

function sumsOfLeaf(leaf: LeafSql, index: number): Sql[] {
  const at = (letter: string) => sql.raw(`${letter}${index}`);
  const where = sql`filter (where ${at('c')})`;
  const needs = leaf.needs.map((_, place) => sql.raw(`n${index}_${place}`));
  const known = leaf.lacksTime ? sql`(${at('c')} or ${at('l')})` : sql`${at('c')}`;
  const sums = [
    sql`count(*) ${where} as ${sql.raw(`rows${index}`)}`,
    sql`${leaf.over(sql`${at('v')}`, where)} as ${sql.raw(`value${index}`)}`,
    sql`count(*) filter (where ${known}) as ${sql.raw(`of${index}`)}`,
  ];
  if (needs.length > 0) {
    const all = sql.join([known, ...needs], sql` and `);
    sums.push(sql`count(*) filter (where ${all}) as ${sql.raw(`whole${index}`)}`);
  }
  if (leaf.lacksRate)
    sums.push(
      sql`count(*) filter (where ${at('c')} and ${at('x')}) as ${sql.raw(`unrated${index}`)}`,
    );
  needs.forEach((need, place) => {
    sums.push(
      sql`count(*) filter (where ${known} and ${need}) as ${sql.raw(`filled${index}_${place}`)}`,
    );
  });
  return sums;
}
