import { sql } from 'kysely';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { MOST_DAYS, MOST_GROUPS } from '../../metric.ts';
import type { Sql } from './compiling.ts';
import type { GroupSql } from './group-sql.ts';
import { isFilled, type LeafSql } from './leaf-sql.ts';

/** Levels of the groups: both, by alone, split alone, everything. */
export const LEVEL = { cell: 0, by: 1, split: 2, all: 3 };

interface Parts {
  leaves: LeafSql[];
  groups: GroupSql[];
  /** Where the rows come from, each from one of these. */
  parts: Sql[];
  teller?: Teller | undefined;
}

/** Whose each row is, and who asks. */
export interface Teller {
  column: Sql;
  memberId: string;
}

/** What a scan comes to: of each group, and of all rows. */
export function selectSql({ leaves, groups, parts, teller }: Parts): Sql {
  const isTogether = areTogether(leaves, groups, teller);
  const count = isTogether ? countTogether : countRows;
  const { columns, sums: told } = readLeaves(leaves, { teller, count, isTogether });
  const selected = sql.join([
    ...keysOf(groups),
    ...spellingsOf(groups),
    ...columns.map(({ value, name }) => sql`${value} as ${name}`),
  ]);
  // fenced off by the offset, so that what a row comes to is reckoned once, however often it is read
  const rows = sql`${sql.join(
    parts.map((from) => sql`select ${selected} ${from}`),
    sql` union all `,
  )} offset 0`;
  const spelled = groups.flatMap(({ spelling }, index) =>
    spelling
      ? sql`mode() within group (order by ${spelledAs(index)} collate "C") as ${spelledAs(index)}`
      : [],
  );
  const sums = sql.join([sql`${count(sql``)} as n`, ...spelled, ...told]);
  const keys = groups.map((_, index) => sql.raw(`k${index + 1}`));
  const inner = isTogether ? putTogether(rows, keys, columns) : rows;
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

const countRows = (where: Sql): Sql => sql`count(*) ${where}`;
const countTogether = (where: Sql): Sql => sql`coalesce(sum(n) ${where}, 0)`;

/**
 * Whether rows that are alike are put together first. It pays where many are of few people: to tell
 * different ones apart, all of them are sorted once for each number.
 */
function areTogether(leaves: LeafSql[], groups: GroupSql[], teller: Teller | undefined): boolean {
  return (
    teller !== undefined &&
    leaves.every(({ together }) => together) &&
    groups.every(({ spelling }) => !spelling)
  );
}

function putTogether(rows: Sql, keys: Sql[], columns: Column[]): Sql {
  const same = sql.join([...keys, ...columns.flatMap((one) => (one.isAdded ? [] : one.name))]);
  const added = columns.flatMap(({ name, isAdded }) =>
    isAdded ? sql`sum(${name}) as ${name}` : [],
  );
  const all = sql.join([same, ...added, sql`count(*) as n`]);
  return sql`select ${all} from (${rows}) a group by ${same}`;
}

function keysOf(groups: GroupSql[]): Sql[] {
  return groups.map(({ key }, index) => sql`${key} as ${sql.raw(`k${index + 1}`)}`);
}

/** What the keys are made of, so that the most frequent spelling is told. */
function spellingsOf(groups: GroupSql[]): Sql[] {
  return groups.flatMap(({ spelling }, index) =>
    spelling ? sql`btrim(${spelling.written}) as ${spelledAs(index)}` : [],
  );
}

function spelledAs(index: number): Sql {
  return sql.raw(`w${index + 1}`);
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

/** Of each row, under a name. */
interface Column {
  name: Sql;
  value: Sql;
  /** Of rows that are put together it is the sum. */
  isAdded: boolean;
}
type NameColumn = (key: unknown, value: Sql, isAdded?: boolean) => Sql;

interface Telling {
  teller: Teller | undefined;
  isTogether: boolean;
  count: (where: Sql) => Sql;
}

/** What is told of each leaf, over columns of which each is reckoned once for a row. */
function readLeaves(leaves: LeafSql[], { teller, isTogether, count }: Telling) {
  const named = new Map<unknown, Column>();
  const column: NameColumn = (key, value, isAdded = false) => {
    const known = named.get(key) ?? { name: sql.raw(`c${named.size}`), value, isAdded };
    named.set(key, known);
    return known.name;
  };
  // rows of a metric by itself are there because they count
  const isAlone = leaves.length === 1 && !leaves[0]!.lacksTime;
  const sums = leaves.flatMap((leaf) => {
    const counts = isAlone ? sql`true` : column(leaf.counts, leaf.counts);
    const sums = sumsOfLeaf(leaf, { counts, column, isTogether, count });
    if (teller)
      sums.push(mayTell(leaf, counts, { ...teller, column: column('teller', teller.column) }));
    return sums;
  });
  const none: Column = { name: sql`c0`, value: sql`true`, isAdded: false };
  return { columns: named.size > 0 ? [...named.values()] : [none], sums };
}

/** Whether enough people stand behind it, or oneself alone. */
function mayTell({ place }: LeafSql, counts: Sql, { column, memberId }: Teller): Sql {
  const where = sql`filter (where ${counts})`;
  return sql`(count(distinct ${column}) ${where} >= ${sql.lit(THRESHOLDS.people_at_least)}
    or coalesce(bool_and(${column} = ${memberId}::uuid) ${where}, true)) as ${sql.raw(`told${place}`)}`;
}

interface OfLeaf extends Omit<Telling, 'teller'> {
  counts: Sql;
  column: NameColumn;
}

function sumsOfLeaf(leaf: LeafSql, { counts, column, isTogether, count }: OfLeaf): Sql[] {
  const { place: index, metric, needs } = leaf;
  const isAdded = isTogether && leaf.together === 'added';
  const value = column(`value ${metric.name}`, leaf.value, isAdded);
  const filled = needs.map((need) =>
    need.sql === leaf.value && !isAdded
      ? sql`${value} is not null`
      : column(`filled ${need.name}`, isFilled(need)),
  );
  const known = leaf.lacksTime
    ? sql`(${counts} or ${column(leaf.lacksTime, leaf.lacksTime)})`
    : counts;
  const of = (condition: Sql) => sql`filter (where ${condition})`;
  const sums = [
    sql`${count(of(counts))} as ${sql.raw(`rows${index}`)}`,
    sql`${leaf.over(value, of(counts), count)} as ${sql.raw(`value${index}`)}`,
    sql`${count(of(known))} as ${sql.raw(`of${index}`)}`,
  ];
  if (filled.length > 0) {
    const all = sql.join([known, ...filled], sql` and `);
    sums.push(sql`${count(of(all))} as ${sql.raw(`whole${index}`)}`);
  }
  if (leaf.lacksRate) {
    const unrated = column(`unrated ${metric.name}`, leaf.lacksRate);
    sums.push(sql`${count(of(sql`${counts} and ${unrated}`))} as ${sql.raw(`unrated${index}`)}`);
  }
  filled.forEach((one, place) => {
    const name = sql.raw(`filled${index}_${place}`);
    sums.push(sql`${count(of(sql`${known} and ${one}`))} as ${name}`);
  });
  return sums;
}
