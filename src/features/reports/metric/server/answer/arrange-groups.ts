import { type DaySpan, nextDay } from '#src/records/filter-dates.ts';
import { stepsOf } from '../../figure-spans.ts';
import { type Grouping, MOST_DAYS, MOST_GROUPS, TIME } from '../../metric.ts';
import { stepOf } from '../plan/group-sql.ts';
import type { Plan, PlannedScan, Role } from '../plan/plan-request.ts';
import { LEVEL } from '../plan/scan-sql.ts';
import type { Key, ScanRow, ScanRows } from './read-scans.ts';

/** The groups of one dimension, in the order in which they are shown. */
export interface Arranged {
  keys: Key[];
  more: boolean;
  /** Its place by the key; where periods are compared, days stand beside each other by their order. */
  place: (role: Role, key: Key) => number | undefined;
}

interface Dimension {
  plan: Plan;
  rows: ScanRows;
  index: 0 | 1;
  grouping: Grouping;
}

const LEVELS = [LEVEL.by, LEVEL.split] as const;

export function arrangeGroups(dimension: Dimension): Arranged {
  const { plan, index } = dimension;
  const isOfDays = plan.scans[0]!.scan.groups[index]!.isOfDays;
  const counts = { now: countsOf(dimension, 'now'), was: countsOf(dimension, 'was') };
  const most = isOfDays ? MOST_DAYS : MOST_GROUPS;
  if (!isOfDays) {
    // what only the compared period has is shown too, with nothing now
    const found = new Map([...counts.was.groups].map(([key]) => [key, 0]));
    for (const [key, count] of counts.now.groups) found.set(key, count);
    const sorted = [...found].sort(largestFirst).map(([key]) => key);
    return { ...arranged(sorted.slice(0, most)), more: counts.now.cut || sorted.length > most };
  }
  const spanned = isOfTime(dimension) ? plan : { span: null, compared: undefined };
  const now = daysOf([...counts.now.groups.keys()], spanned.span, dimension.grouping);
  const { keys, place } = arranged(now.slice(-most));
  const was = daysOf([...counts.was.groups.keys()], spanned.compared ?? null, dimension.grouping);
  const places = new Map(was.map((key, at) => [key, at]));
  return {
    keys,
    more: counts.now.cut || now.length > most,
    place: (role, key) =>
      role === 'now' || !spanned.compared ? place(role, key) : places.get(key),
  };
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
  return scan.leaves.some((_, index) => (row[`rows${index}`] as number) > 0);
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
