import type { Plan } from '../plan/plan-request.ts';
import { type Arranged, arrangeGroups } from './arrange-groups.ts';
import type { Names } from './label-groups.ts';
import type { ScanRows } from './read-scans.ts';

/** An answer but for the names of its groups. */
export interface Reckoning {
  plan: Plan;
  rows: ScanRows;
  by?: Arranged;
  split?: Arranged;
}

export function reckon(plan: Plan, rows: ScanRows): Reckoning {
  const { by, split } = plan.request;
  return {
    plan,
    rows,
    ...(by && { by: arrangeGroups({ plan, rows, index: 0, grouping: by }) }),
    ...(split && { split: arrangeGroups({ plan, rows, index: 1, grouping: split }) }),
  };
}

export function nameGroups({ plan, by, split }: Reckoning, names: Names): void {
  const { groups } = plan.scans[0]!.scan;
  if (by) names.want(groups[0]!, by.keys);
  if (split) names.want(groups[1]!, split.keys);
}
