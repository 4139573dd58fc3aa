import { type Filter, leavesOf } from '#src/records/filter.ts';
import { resolvePeriod } from '#src/records/filter-dates.ts';
import { lastDay } from '../figure-spans.ts';
import { STANDING, TEAM, TIME } from '../metric.ts';
import type { Key } from './answer/read-scans.ts';
import type { Axis, GroupSql } from './plan/group-sql.ts';
import type { CompiledScan } from './plan/scan-sql.ts';

interface Mark {
  /** Of texts all spellings. */
  group?: Key | string[] | undefined;
  split?: Key | string[] | undefined;
  onlyPart: boolean;
}

/** Which list holds the very rows of a mark; null where none does, such as for what is past. */
export function listFilter({ scan, compiling, groups, leaves, partly }: CompiledScan, mark: Mark) {
  if (partly || compiling.source.rows || scan.asOf || scan.stands) return null;
  const { metric, look } = leaves[0]!;
  const conditions: (Filter | null | undefined)[] = [
    metric.filter,
    mark.onlyPart && 'part' in metric ? metric.part : undefined,
    scan.filter,
  ];
  if (scan.time !== STANDING) conditions.push(withinSpan(scan.time, look.span));
  for (const [key, group] of [
    [mark.group, groups[0]],
    [mark.split, groups[1]],
  ] as const) {
    if (key !== undefined && group) conditions.push(ofGroup(group, { key, time: scan.time }));
  }
  if (conditions.includes(null)) return null;
  const all = conditions.flatMap((one) => (one ? splitFilter(one) : []));
  return all.every((one) => leavesOf(one).length > 0) ? { and: all } : null;
}

function withinSpan(field: string, span: { from: string; before: string } | null): Filter {
  if (!span) return { field, op: 'is_not_empty' };
  return { field, op: 'within', value: { from: span.from, to: lastDay(span) } };
}

/** Null where a list cannot ask for it. */
function ofGroup(
  { axis, isOfDays, lateral }: GroupSql,
  { key, time }: { key: Key | string[]; time: string },
): Filter | null {
  if (axis.field === TEAM) return null;
  const field = axis.field === TIME ? time : axis.field;
  if (key === null) return { field, op: 'is_empty' };
  if (Array.isArray(key)) return anySpelling(field, key);
  if (isOfDays) return withinStep(field, axis, String(key));
  return lateral ? { field, op: 'any_of', value: [key] } : { field, op: 'is', value: key };
}

/** As many as stand in one "or". */
export const MOST_SPELLINGS = 50;

function anySpelling(field: string, spellings: string[]): Filter | null {
  if (spellings.length > MOST_SPELLINGS) return null;
  const tests = spellings.map((value) => ({ field, op: 'is' as const, value }));
  return tests.length > 1 ? { or: tests } : tests[0]!;
}

function withinStep(field: string, { step }: Axis, day: string): Filter {
  const { from, before } = resolvePeriod({ this: step ?? 'month' }, day);
  return { field, op: 'within', value: { from, to: lastDay({ from, before }) } };
}

function splitFilter(filter: Filter): Filter[] {
  return 'and' in filter ? filter.and.flatMap(splitFilter) : [filter];
}
