import { sayCountry } from '#src/records/values/country.ts';
import type { FigureAnswer } from '../../figure-api.ts';
import { lastDay } from '../../figure-spans.ts';
import { STANDING, TIME } from '../../metric.ts';
import {
  leavesOfTree,
  type MetricTree,
  type Reckoned,
  type RowMetric,
  reckonTree,
} from '../../metric-tree.ts';
import type { Setting } from '../plan/compiling.ts';
import type { Plan, PlannedScan, Role } from '../plan/plan-request.ts';
import type { RecordsBegin } from '../plan/records-begin.ts';
import { LEVEL } from '../plan/select-sql.ts';
import { type Arranged, hasRows, keyOf } from './arrange-groups.ts';
import { type Judging, judgeFitness } from './judge-fitness.ts';
import type { Names } from './label-groups.ts';
import { type Key, type ScanRow, toldOf } from './read-scans.ts';
import { readSpellings } from './read-spellings.ts';
import type { Reckoning } from './reckoning.ts';

type Leaves = Map<RowMetric, Reckoned>;
/** What the leaves come to at each place of the groups, now and in the compared period. */
type Places = Record<Role, Map<string, Leaves>>;

const TOTAL = 'total';

interface Telling {
  setting: Setting;
  names: Names;
  judging: Judging;
  begins: RecordsBegin;
}

export function assembleAnswer(reckoning: Reckoning, telling: Telling): FigureAnswer {
  const { plan, by, split } = reckoning;
  const { request, trees, span, compared } = plan;
  const places = readPlaces(reckoning);
  const beginOf = (tree: MetricTree) => recordsBegin(tree, telling.begins.get(plan));
  const [group, splitGroup] = plan.scans.find(({ tells }) => tells !== 'totals')?.scan.groups ?? [];
  const labelled = (arranged: Arranged | undefined, of: typeof group, index: 0 | 1) => {
    const written = of?.spelling && readSpellings(reckoning, index);
    return (arranged?.keys ?? []).map((found) => {
      const isCode = of?.field?.isCountry && sayCountry(String(found), 'en') !== found;
      const key = isCode ? found : (written?.get(found) ?? found);
      return { key, label: telling.names.label(of!, key) };
    });
  };
  return {
    metrics: trees.map((tree) => describe(tree, telling.setting)),
    period: span && { from: span.from, to: lastDay(span) },
    ...(compared && { compared: { from: compared.from, to: lastDay(compared) } }),
    ...(request.as_of !== undefined && { as_of: request.as_of }),
    ...(by && { by: group!.axis }),
    ...(split && { split: splitGroup!.axis }),
    groups: labelled(by, group, 0),
    splits: labelled(split, splitGroup, 1),
    cells: trees.flatMap((tree) => cellsOf(tree, reckoning, { places, begin: beginOf(tree) })),
    totals: trees.map((tree) => {
      const begin = beginOf(tree);
      return {
        metric: tree.metric.name,
        ...said(tree, places, { key: TOTAL, plan }),
        ...(begin !== undefined && { was: null, records_from: begin }),
        fitness: judgeFitness(tree, reckoning, telling.judging),
      };
    }),
    more: Boolean(by?.more || split?.more),
    ...(plan.scans.some(({ scan }) => scan.partly) && { partly: true }),
  };
}

function describe(tree: MetricTree, setting: Setting) {
  const { metric } = tree;
  const stands = leavesOfTree(tree).every(({ time }) => time === STANDING);
  const { name, label, question, formula, unit, direction, minimum } = metric;
  const currency = unit === 'money' ? { currency: setting.currency } : {};
  const of = 'part' in metric ? { is_share: true } : {};
  return {
    name,
    label,
    question,
    formula,
    unit,
    direction,
    ...currency,
    ...of,
    ...(stands && { stands }),
    least: minimum.rows,
  };
}

/** A quotient is known from where both of its parts are. */
function recordsBegin(
  tree: MetricTree,
  begins: ReadonlyMap<RowMetric, string> | undefined,
): string | undefined {
  const days = leavesOfTree(tree).flatMap((leaf) => begins?.get(leaf) ?? []);
  return days.sort().at(-1);
}

function readPlaces(reckoning: Reckoning): Places {
  const places: Places = { now: new Map(), was: new Map() };
  for (const scan of reckoning.plan.scans) {
    const ofRole = places[scan.role];
    for (const row of reckoning.rows.get(scan)!) {
      const key = placeOf(reckoning, scan, row);
      if (key === undefined) continue;
      const leaves: Leaves = ofRole.get(key) ?? new Map();
      for (const { metric } of scan.scan.leaves) leaves.set(metric, toldOf(scan, row, metric));
      ofRole.set(key, leaves);
    }
  }
  return places;
}

/** Where a row of a scan stands in the answer; undefined if it does not. */
function placeOf({ by, split }: Reckoning, scan: PlannedScan, row: ScanRow): string | undefined {
  if (row.level === LEVEL.all) return scan.tells === 'groups' ? undefined : TOTAL;
  const level = split ? LEVEL.cell : LEVEL.by;
  if (scan.tells === 'totals' || row.level !== level || !hasRows(scan, row)) return undefined;
  const group = by?.place(scan.role, keyOf(row, 0));
  const part = split ? split.place(scan.role, keyOf(row, 1)) : '';
  return group === undefined || part === undefined ? undefined : `${group}/${part}`;
}

function cellsOf(
  tree: MetricTree,
  reckoning: Reckoning,
  { places, begin }: { places: Places; begin: string | undefined },
): FigureAnswer['cells'] {
  const { plan, by, split } = reckoning;
  if (!by) return [];
  const metric = tree.metric.name;
  const saidAt = (group: number, key: string) => {
    const isKnown = begin === undefined || (by.before?.[group] ?? '') >= begin;
    const told = said(tree, places, { key, plan });
    const isAhead = told.rows === 0 && hasNotBegun(reckoning, by.keys[group]!);
    return { ...told, ...(!isKnown && { was: null }), ...(isAhead && { value: null }) };
  };
  return by.keys.flatMap((_, group) => {
    if (!split) return [{ metric, group, ...saidAt(group, `${group}/`) }];
    return split.keys.flatMap((_, part) => {
      const key = `${group}/${part}`;
      if (!places.now.has(key) && !places.was.has(key)) return [];
      return [{ metric, group, split: part, ...saidAt(group, key) }];
    });
  });
}

/** Of a step of time that is still to come it is not said that there was nothing. */
function hasNotBegun({ plan }: Reckoning, key: Key): boolean {
  const field = plan.request.by?.field;
  const isOfTime =
    field === TIME || plan.trees.every(({ metric }) => 'time' in metric && metric.time === field);
  return isOfTime && typeof key === 'string' && key > plan.today;
}

function said(tree: MetricTree, places: Places, { key, plan }: { key: string; plan: Plan }) {
  const at = (role: Role) => reckonTree(tree, (leaf) => places[role].get(key)?.get(leaf));
  const { value, rows } = at('now');
  if (!plan.compared) return { value, rows };
  const was = at('was');
  return { value, rows, was: was.value, was_rows: was.rows };
}
