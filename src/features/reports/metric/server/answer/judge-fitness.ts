import type { Fitness } from '../../figure-api.ts';
import { leavesOfTree, type MetricTree, type RowMetric } from '../../metric-tree.ts';
import { LEVEL } from '../plan/select-sql.ts';
import type { MissingRates } from './missing-rates.ts';
import { countQuiet, type Quiet } from './quiet-members.ts';
import { toldOf } from './read-scans.ts';
import type { Reckoning } from './reckoning.ts';

/** What is known besides the rows themselves. */
export interface Judging {
  quiet: Quiet;
  missingRates: MissingRates;
}

/** Whether a total is fit to decide on, and what is missing, in counts alone. */
export function judgeFitness(tree: MetricTree, reckoning: Reckoning, judging: Judging): Fitness {
  const { minimum } = tree.metric;
  const leaves = leavesOfTree(tree);
  const told = leaves.map((leaf) => totalOf(reckoning, leaf));
  const rows = rowsOf(tree, reckoning);
  const coverage = Math.min(
    ...told.map(({ of, whole }) => (of === 0 || whole === undefined ? 1 : whole / of)),
  );
  const unrated = told.some((one) => one.unrated > 0);
  const missing_rates = unrated
    ? told.flatMap(({ leaf }) => judging.missingRates.get(leaf) ?? [])
    : [];
  const reasons: Fitness['reasons'] = [];
  if (rows < minimum.rows) reasons.push('few_rows');
  if (coverage < minimum.coverage) reasons.push('coverage');
  if (unrated) reasons.push('rates');
  return {
    fit: reasons.length === 0,
    rows,
    needed: minimum.rows,
    coverage,
    needs: needsOf(told),
    quiet: countQuiet(
      judging.quiet,
      told.map(({ record }) => record),
    ),
    ...(unrated && { missing_rates }),
    reasons,
  };
}

/** Of a quotient those that it is divided by. */
function rowsOf(tree: MetricTree, reckoning: Reckoning): number {
  if ('denominator' in tree) return rowsOf(tree.denominator, reckoning);
  return totalOf(reckoning, tree.metric).rows;
}

function totalOf({ plan, rows }: Reckoning, leaf: RowMetric) {
  for (const scan of plan.scans) {
    if (scan.role !== 'now' || scan.tells === 'groups') continue;
    if (!scan.scan.leaves.some(({ metric }) => metric === leaf)) continue;
    const row = rows.get(scan)!.find(({ level }) => level === LEVEL.all)!;
    return { ...toldOf(scan, row, leaf), record: scan.scan.compiling.source.record };
  }
  throw new Error(`nothing is told of ${leaf.name}`);
}

/** Each field once, with the most that lacks it. */
function needsOf(told: ReturnType<typeof totalOf>[]): Fitness['needs'] {
  const needs = new Map<string, Fitness['needs'][number]>();
  for (const one of told) {
    one.leaf.needs.forEach(({ of: declaration, own, label }, place) => {
      const need = {
        type: declaration.type,
        field: own,
        label,
        filled: one.filled(place),
        of: one.of,
      };
      const key = `${need.type}.${need.field}`;
      const known = needs.get(key);
      if (!known || known.of - known.filled < need.of - need.filled) needs.set(key, need);
    });
  }
  return [...needs.values()];
}
