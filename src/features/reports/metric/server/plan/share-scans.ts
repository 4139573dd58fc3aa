import type { RowMetric } from '../../metric-tree.ts';
import type { Setting } from './compiling.ts';
import type { Plan, PlannedScan } from './plan-request.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/**
 * Lets numbers of the same rows over the same time be read by one look, whichever requests they are
 * of: a dashboard has many. Groups stay apart, for the largest of one are not those of another.
 */
export async function shareScans(setting: Setting, plans: readonly Plan[]): Promise<void> {
  const alike = new Map<string, PlannedScan[]>();
  for (const one of plans.flatMap(({ scans }) => scans)) {
    if (one.scan.groups.length > 0) continue;
    const key = keyOf(one.scan.scan);
    const known = alike.get(key);
    if (known) known.push(one);
    else alike.set(key, [one]);
  }
  for (const some of alike.values()) {
    if (some.length < 2) continue;
    const metrics = [...new Set(some.flatMap(({ scan }): RowMetric[] => scan.scan.metrics))];
    const shared = await compileScan(setting, { ...some[0]!.scan.scan, metrics });
    for (const one of some) one.scan = shared;
  }
}

function keyOf({ metrics: _, ...where }: Scan): string {
  return JSON.stringify(where);
}
