import type { Setting } from './compiling.ts';
import type { Look } from './leaf-sql.ts';
import type { Plan, PlannedScan } from './plan-request.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/**
 * Lets numbers of the same rows be read in one pass, whichever requests they are of and whichever
 * period they fall into: a dashboard has many, each beside the period before. Groups stay apart, for
 * the largest of one are not those of another.
 */
export async function shareScans(setting: Setting, plans: readonly Plan[]): Promise<void> {
  const alike = new Map<string, PlannedScan[]>();
  const planned = plans.flatMap(({ scans }) => scans);
  takeTotals(planned);
  for (const one of planned) {
    if (one.scan.groups.length > 0) continue;
    const key = keyOf(one.scan.scan);
    const known = alike.get(key);
    if (known) known.push(one);
    else alike.set(key, [one]);
  }
  for (const some of alike.values()) {
    if (some.length > 1) await shareScan(setting, some);
  }
}

/** A total that the groups of another figure come with is read there. */
function takeTotals(planned: PlannedScan[]): void {
  const grouped = new Map(
    planned
      .filter(({ tells }) => tells === 'both')
      .map(({ scan }) => [wholeKeyOf(scan.scan), scan]),
  );
  for (const one of planned) {
    const scan = one.scan.groups.length === 0 && grouped.get(wholeKeyOf(one.scan.scan));
    if (scan) one.scan = scan;
  }
}

async function shareScan(setting: Setting, some: PlannedScan[]): Promise<void> {
  const looks = new Map<string, Look>();
  const own = some.map((one) => {
    const { metrics, span } = one.scan.scan.looks[0]!;
    const key = JSON.stringify(span);
    const all = new Set([...(looks.get(key)?.metrics ?? []), ...metrics]);
    looks.set(key, { metrics: [...all], span });
    return { one, key, metrics };
  });
  const shared = await compileScan(setting, { ...some[0]!.scan.scan, looks: [...looks.values()] });
  for (const { one, key, metrics } of own) {
    const leaves = shared.leaves.filter(
      ({ look, metric }) => look === looks.get(key) && metrics.includes(metric),
    );
    one.scan = { ...shared, leaves };
  }
}

function keyOf({ looks: _, ...where }: Scan): string {
  return JSON.stringify(where);
}

function wholeKeyOf({ by: _, split: _split, ...whole }: Scan): string {
  return JSON.stringify(whole);
}
