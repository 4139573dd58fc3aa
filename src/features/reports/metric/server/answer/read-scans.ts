import type { ReadContext } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';
import type { RowMetric } from '../../metric-tree.ts';
import type { PlannedScan } from '../plan/plan-request.ts';

export type Key = string | number | boolean | null;

/** One row of a scan: what its metrics come to at one place of the groups. */
export interface ScanRow {
  level: number;
  k1?: Key;
  k2?: Key;
  n: number;
  [column: string]: unknown;
}

export type ScanRows = Map<PlannedScan, ScanRow[]>;

/** Runs each statement once, however many ask for it. */
export async function readScans(ctx: ReadContext, scans: PlannedScan[]): Promise<ScanRows> {
  const asked = new Map<string, Promise<ScanRow[]>>();
  const found: ScanRows = new Map();
  for (const one of scans) {
    const statement = toStatement(one.scan.statement);
    const key = JSON.stringify([statement.text, statement.values]);
    const rows = asked.get(key) ?? ctx.db.rows<ScanRow>(statement);
    asked.set(key, rows);
    found.set(one, await rows);
  }
  return found;
}

/** What a row tells of a metric of its scan. */
export function toldOf({ scan }: PlannedScan, row: ScanRow, metric: RowMetric) {
  const index = scan.leaves.findIndex((leaf) => leaf.metric === metric);
  const number = (column: string) => row[`${column}${index}`] as number;
  return {
    leaf: scan.leaves[index]!,
    rows: number('rows'),
    value: row[`value${index}`] as number | null,
    of: number('of'),
    whole: row[`whole${index}`] as number | undefined,
    unrated: (row[`unrated${index}`] as number | undefined) ?? 0,
    filled: (place: number) => row[`filled${index}_${place}`] as number,
  };
}
