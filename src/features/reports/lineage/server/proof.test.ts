import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricCatalogueOf } from '#src/main/server/ports/metric-catalogue.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { ROW_TYPES } from '#src/server/db/database.ts';
import { toStatement } from '#src/server/db/sql.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { leavesOfTree, treeOf } from '../../metric/metric-tree.ts';
import { readAllMetrics } from '../../metric/server/metric-queries.ts';
import { beginSetting, readMetrics } from '../../metric/server/plan/begin-setting.ts';
import { planRequest } from '../../metric/server/plan/plan-request.ts';

const metricCatalogue = metricCatalogueOf(recordTypes);
let app: TestApp;
let ada: TestMember;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  owner = new pg.Client(app.url);
  await owner.connect();
  // so that a plan names columns alone that it uses, and leaves out what is not asked for
  await owner.query('set enable_seqscan = off');
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

interface PlanNode {
  'Relation Name'?: string;
  Alias?: string;
  Output?: string[];
  Plans?: PlanNode[];
  [part: string]: unknown;
}

/** Tables that keep what records of a type were, under the names of their fields. */
const KEPT: Record<string, string> = { deal_state: 'deal', order_product: 'sales_order' };

/** What PostgreSQL says that it reads, by its own plan: a way that knows nothing of ours. */
function columnsOf(plan: PlanNode): Set<string> {
  const nodes = allNodes(plan);
  const tables = new Map(
    nodes.flatMap((node) =>
      node['Relation Name'] && node.Alias ? [[node.Alias, node['Relation Name']] as const] : [],
    ),
  );
  const found = new Set<string>();
  for (const node of nodes) {
    for (const words of wordsOf(node)) {
      for (const [, alias, column] of words.matchAll(/\b([a-z]\w*)\.([a-z_]\w*)/g)) {
        const table = tables.get(alias!);
        if (table) found.add(`${KEPT[table] ?? table}.${column}`);
      }
    }
  }
  return found;
}

function allNodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(allNodes)];
}

/** A scan may say that it gives its whole row; what becomes of it is said by the node above it. */
function wordsOf(node: PlanNode): string[] {
  const { Plans: _below, Output: output, ...rest } = node;
  const told = Object.values(rest).flatMap((part) => (Array.isArray(part) ? part : [part]));
  const given = node['Relation Name'] ? [] : (output ?? []);
  return [...told, ...given].filter((part) => typeof part === 'string');
}

function isField(column: string): boolean {
  const [type, field] = column.split('.') as [string, string];
  return Object.hasOwn(recordTypes.get(type)?.declaration.fields ?? {}, field);
}

test('every column that PostgreSQL reads for a metric is among its reads', async () => {
  const missing: string[] = [];
  let seen = 0;
  await app.app.services.machinery.database.read(ada.actor.workspaceId, async (db) => {
    const ctx = { actor: ada.actor, db, now: () => new Date() };
    const setting = await beginSetting(ctx, metricCatalogue);
    const metrics = await readMetrics(ctx, metricCatalogue);
    for (const { definition, reads } of await readAllMetrics(ctx, metricCatalogue)) {
      const known = new Set(reads.map(({ type, field }) => `${type}.${field}`));
      const request: FigureRequest = { metrics: [definition.name], period: { this: 'year' } };
      const { scans } = await planRequest({ setting, metrics }, request);
      expect(scans.length, definition.name).toBeGreaterThan(0);
      expect(leavesOfTree(treeOf(metrics, definition.name)).length).toBeGreaterThan(0);
      for (const { scan } of scans) {
        const { text, values } = toStatement(scan.statement);
        const { rows } = await owner.query({
          text: `explain (verbose, format json) ${text}`,
          values: values as unknown[],
          types: ROW_TYPES,
        });
        const read = [...columnsOf(rows[0]['QUERY PLAN'][0].Plan)].filter(isField);
        seen += read.length;
        missing.push(
          ...read.filter((one) => !known.has(one)).map((one) => `${definition.name}: ${one}`),
        );
      }
    }
  });
  expect(seen).toBeGreaterThan(150);
  expect([...new Set(missing)].sort()).toEqual([]);
});

test('every field that is asked has somebody or something that reads it', async () => {
  const { body } = await app.call(ada, 'GET /api/v1/lineage');
  const without = body.fields
    .filter((one: { record_type: string; field: string; readers: object }) => {
      const field = recordTypes.get(one.record_type)!.declaration.fields[one.field]!;
      return Object.keys(one.readers).length === 0 && field.usedIn.length === 0;
    })
    .map((one: { record_type: string; field: string }) => `${one.record_type}.${one.field}`);
  expect(body.fields.length).toBeGreaterThan(100);
  expect(without).toEqual([]);
});
