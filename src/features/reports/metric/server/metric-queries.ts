import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FigureRequest, type MetricDefinition, STANDING } from '../metric.ts';
import { leavesOfTree, type Metrics, type RowMetric, treeOf } from '../metric-tree.ts';
import { isOfWork } from '../of-work.ts';
import type { MetricCatalogue } from './catalogue-type.ts';
import { readPeopleInSight } from './people/people-in-sight.ts';
import { beginSetting, readMetrics } from './plan/begin-setting.ts';
import type { Compiling, Setting } from './plan/compiling.ts';
import { type Plan, planRequest } from './plan/plan-request.ts';
import { compileScan } from './plan/scan-sql.ts';
import type { FieldRead, Source } from './source-type.ts';

/** A metric with every field that the SQL made of it reads, or why it cannot be answered here. */
export interface ReadMetric {
  definition: MetricDefinition;
  sources: string[];
  standing: boolean;
  /** It tells how people work. */
  of_work: boolean;
  reads: FieldRead[];
  refused?: string;
}

/** All metrics that there are for the actor. */
export async function readAllMetrics(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
): Promise<ReadMetric[]> {
  const setting = await beginSetting(ctx, catalogue);
  const metrics = await readMetrics(ctx, catalogue);
  const all: ReadMetric[] = [];
  for (const definition of metrics.values())
    all.push(await readMetric(setting, metrics, definition));
  return all;
}

/** Refuses a definition that cannot be answered, saying why; else tells what it would read. */
export async function checkMetric(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  definition: MetricDefinition,
): Promise<FieldRead[]> {
  const setting = await beginSetting(ctx, catalogue);
  const metrics = new Map(await readMetrics(ctx, catalogue)).set(definition.name, definition);
  return readsIn(setting, metrics, definition.name);
}

/** Every field that figures read: those of their metrics, groups and filters; null of what is refused. */
export async function readsOfRequests(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  requests: readonly FigureRequest[],
): Promise<(FieldRead[] | null)[]> {
  const setting = await beginSetting(ctx, catalogue);
  const metrics = await readMetrics(ctx, catalogue);
  const all: (FieldRead[] | null)[] = [];
  for (const request of requests) {
    const plan = await planRequest({ setting, metrics }, request).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    all.push(plan && readsOfPlan(plan));
  }
  return all;
}

export function readsOfPlan({ scans }: Plan): FieldRead[] {
  const reads = scans.flatMap(({ scan }) => readsWithin(scan.compiling));
  return [...new Map(reads.map((read) => [`${read.type}.${read.field}`, read])).values()];
}

async function readMetric(setting: Setting, metrics: Metrics, definition: MetricDefinition) {
  const found: ReadMetric = { definition, sources: [], standing: false, of_work: false, reads: [] };
  try {
    const leaves = leavesOfTree(treeOf(metrics, definition.name));
    found.sources = [...new Set(leaves.map(({ source }) => source))];
    found.standing = leaves.some(({ time }) => time === STANDING);
    found.of_work = leaves.some((leaf) => isOfWork(leaf));
    found.reads = await readsIn(setting, metrics, definition.name);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    found.refused = error.message;
  }
  return found;
}

async function readsIn(setting: Setting, metrics: Metrics, name: string): Promise<FieldRead[]> {
  const reads = new Map<string, FieldRead>();
  for (const leaf of leavesOfTree(treeOf(metrics, name))) {
    for (const read of await readsOfLeaf(setting, leaf)) {
      reads.set(`${read.type}.${read.field}`, read);
    }
  }
  return [...reads.values()];
}

async function readsOfLeaf(setting: Setting, leaf: RowMetric): Promise<FieldRead[]> {
  const { source, time } = leaf;
  const { compiling } = await compileScan(setting, {
    source,
    time,
    looks: [{ metrics: [leaf], span: null }],
    asOf: null,
  });
  return readsWithin(compiling);
}

/** Of a declared set of rows, what its columns are made of. */
export function readsWithin({ reads, source: { rows } }: Compiling): FieldRead[] {
  const named = [...reads.values()].flatMap((read) =>
    rows && read.type === rows.name ? (rows.reads[read.field] ?? []) : [read],
  );
  return [...named, ...(rows?.chosenBy ?? [])];
}

/** What the API tells of the metrics and of the sets of rows that are no record type. */
export async function listMetrics(ctx: ReadContext, catalogue: MetricCatalogue) {
  const all = await readAllMetrics(ctx, catalogue);
  const { led } = await readPeopleInSight(ctx, true);
  return {
    sees_people: led.size > 1,
    metrics: all.map(({ definition, ...rest }) => {
      const { name, label, question, formula, reference, unit, direction, minimum } = definition;
      return { name, label, question, formula, reference, unit, direction, minimum, ...rest };
    }),
    sources: catalogue.sources.map(describeSource),
  };
}

function describeSource({ name, label, record, columns, countedOnly }: Source) {
  const open = Object.entries(columns).filter(([field]) => !countedOnly?.includes(field));
  const fields = open.map(([field, declared]) => ({
    name: field,
    label: declared.label,
    kind: declared.kind,
    ...('to' in declared && { to: declared.to }),
    ...('choices' in declared && { choices: [...declared.choices] }),
  }));
  return { name, label, record, fields };
}
