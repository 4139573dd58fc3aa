import { fieldOf } from '#src/records/define-record.ts';
import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import { stepsOf } from '../../figure-spans.ts';
import { type Grouping, MOST_DAYS, MOST_GROUPS, TIME } from '../../metric.ts';
import { type Reckoned, type RowMetric, reckonTree } from '../../metric-tree.ts';
import { type GroupSql, stepOf } from '../plan/group-sql.ts';
import type { Plan, PlannedScan, Role } from '../plan/plan-request.ts';
import { LEVEL } from '../plan/select-sql.ts';
import { type Key, type ScanRow, type ScanRows, toldOf } from './read-scans.ts';

/** The groups of one dimension, in the order in which they are shown. */
export interface Arranged {
  keys: Key[];
  more: boolean;
  /** Its place by the key; where periods are compared, days stand beside each other by their order. */
  place: (role: Role, key: Key) => number | undefined;
  /** Of steps of time: the days of the compared period that stand beside them, by their places. */
  before?: Key[];
}

interface Dimension {
  plan: Plan;
  rows: ScanRows;
  index: 0 | 1;
  grouping: Grouping;
}

const LEVELS = [LEVEL.by, LEVEL.split] as const;

export function arrangeGroups(dimension: Dimension): Arranged {
  const { isOfDays } = groupOf(dimension);
  return isOfDays ? arrangeDays(dimension) : arrangeValues(dimension);
}

function groupOf({ plan, index }: Dimension): GroupSql {
  return plan.scans.find(({ tells }) => tells !== 'totals')!.scan.groups[index]!;
}

function arrangeValues(dimension: Dimension): Arranged {
  const [now, was] = [countsOf(dimension, 'now'), countsOf(dimension, 'was')];
  // what only the compared period has is shown too, with nothing now
  const found = new Map([...was.groups].map(([key]) => [key, 0]));
  for (const [key, count] of now.groups) found.set(key, count);
  const most = [...found].sort(largestFirst).slice(0, MOST_GROUPS);
  const keys = most.map(([key]) => key).sort(inOrder(dimension));
  return { ...arranged(keys), more: now.cut || found.size > MOST_GROUPS };
}

function arrangeDays(dimension: Dimension): Arranged {
  const { plan, grouping } = dimension;
  const [found, before] = [countsOf(dimension, 'now'), countsOf(dimension, 'was')];
  const spanned = isOfTime(dimension) ? plan : { span: null, compared: undefined };
  const now = daysOf([...found.groups.keys()], spanned.span, grouping);
  const { keys, place } = arranged(now.slice(-MOST_DAYS));
  const was = daysOf([...before.groups.keys()], spanned.compared ?? null, grouping);
  const places = new Map(was.map((key, at) => [key, at]));
  return {
    keys,
    more: found.cut || now.length > MOST_DAYS,
    ...(spanned.compared && { before: was }),
    place: (role, key) =>
      role === 'now' || !spanned.compared ? place(role, key) : places.get(key),
  };
}

/** Choices and numbers in their own order, anything else by the first metric's value; none comes last. */
function inOrder(dimension: Dimension): (a: Key, b: Key) => number {
  const { field, type } = groupOf(dimension);
  const declared = field && fieldOf(field.of, field.own);
  if (type === 'integer') return byRank((key) => -Number(key));
  if (declared && 'choices' in declared) {
    const places = new Map<Key, number>(declared.choices.map(({ value }, at) => [value, -at]));
    return byRank((key) => places.get(key) ?? -places.size);
  }
  const values = valuesOf(dimension);
  return byRank((key) => values.get(key) ?? Number.NEGATIVE_INFINITY);
}

/** The highest first; between equals the order that they had stays. */
function byRank(rank: (key: Key) => number): (a: Key, b: Key) => number {
  return (a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const [of, than] = [rank(a), rank(b)];
    return of === than ? 0 : than > of ? 1 : -1;
  };
}

function valuesOf({ plan, rows, index }: Dimension): Map<Key, number | null> {
  const told = new Map<Key, Map<RowMetric, Reckoned>>();
  for (const scan of plan.scans) {
    if (scan.role !== 'now' || scan.tells === 'totals') continue;
    for (const row of rows.get(scan)!) {
      if (row.level !== LEVELS[index]) continue;
      const leaves = told.get(keyOf(row, index)) ?? new Map();
      for (const { metric } of scan.scan.leaves) leaves.set(metric, toldOf(scan, row, metric));
      told.set(keyOf(row, index), leaves);
    }
  }
  const valueAt = (leaves: Map<RowMetric, Reckoned>) =>
    reckonTree(plan.trees[0]!, (leaf) => leaves.get(leaf)).value;
  return new Map([...told].map(([key, leaves]) => [key, valueAt(leaves)]));
}

/** Whether the days are those by which rows fall into the period. */
function isOfTime({ plan, index }: Dimension): boolean {
  return plan.scans.every(({ scan }) => {
    const { axis } = scan.groups[index] ?? scan.groups[0] ?? {};
    return !axis || axis.field === TIME || axis.field === scan.leaves[0]!.metric.time;
  });
}

function countsOf({ plan, rows, index }: Dimension, role: Role) {
  const groups = new Map<Key, number>();
  const complete: Set<Key>[] = [];
  for (const scan of plan.scans) {
    if (scan.role !== role || scan.tells === 'totals') continue;
    const own = rows.get(scan)!.filter((row) => row.level === LEVELS[index] && hasRows(scan, row));
    const most = scan.scan.groups[index]!.isOfDays ? MOST_DAYS : MOST_GROUPS;
    for (const row of own) {
      const key = keyOf(row, index);
      groups.set(key, (groups.get(key) ?? 0) + row.n);
    }
    if (own.length > most) complete.push(new Set(own.map((row) => keyOf(row, index))));
  }
  // of a group that one look has left out it is not known what it comes to
  const known = [...groups].filter(([key]) => complete.every((keys) => keys.has(key)));
  return { groups: new Map(known), cut: complete.length > 0 };
}

export function keyOf(row: ScanRow, index: 0 | 1): Key {
  return (index === 0 ? row.k1 : row.k2) ?? null;
}

/** Rows that wait for their time to be known are in no group. */
export function hasRows({ scan }: PlannedScan, row: ScanRow): boolean {
  return scan.leaves.some(({ place }) => (row[`rows${place}`] as number) > 0);
}

function largestFirst([a, of]: [Key, number], [b, than]: [Key, number]): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return than - of || (String(a) < String(b) ? -1 : 1);
}

/** Every step of the span, or from the first day found to the last. */
function daysOf(found: Key[], span: DaySpan | null, grouping: Grouping): Key[] {
  const days = found.filter((key): key is string => key !== null).sort();
  const rest = found.includes(null) ? [null] : [];
  const [first, last] = [days[0], days.at(-1)];
  if (span) return [...stepsOf(span, stepOf(grouping)), ...rest];
  if (first === undefined || last === undefined) return rest;
  try {
    return [...stepsOf({ from: first, before: nextDay(last) }, stepOf(grouping)), ...rest];
  } catch {
    return [...days, ...rest];
  }
}

function arranged(keys: Key[]): Omit<Arranged, 'more'> {
  const places = new Map(keys.map((key, at) => [key, at]));
  return { keys, place: (_, key) => places.get(key) };
}
