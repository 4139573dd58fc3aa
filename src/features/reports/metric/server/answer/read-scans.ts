import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { type Statement, toStatement } from '#src/server/db/sql.ts';
import type { RowMetric } from '../../metric-tree.ts';
import type { PlannedScan } from '../plan/plan-request.ts';

export type Key = string | number | boolean | null;

/** One row of a scan: what its metrics come to at one place of the groups. */
export interface ScanRow {
  level: number;
  k1?: Key;
  k2?: Key;
  /** How the texts of a key are most often written. */
  w1?: string | null;
  w2?: string | null;
  n: number;
  [column: string]: unknown;
}

export type ScanRows = Map<PlannedScan, ScanRow[]>;

/** Lends connections besides the request's own, if any are free before it is done without them. */
export type Beside = (work: (db: Db) => Promise<void>) => Promise<void>;

const MOST_BESIDE = 2;

/** Runs each statement once, however many ask for it; side by side where connections are free. */
export async function readScans(
  ctx: ReadContext,
  scans: PlannedScan[],
  beside?: Beside,
): Promise<ScanRows> {
  const keyed = scans.map((one) => {
    const statement = toStatement(one.scan.statement);
    return { one, statement, key: JSON.stringify([statement.text, statement.values]) };
  });
  // what takes longest begins first, so that nobody waits for it at the end
  const [declared, plain] = [true, false].map((isDeclared) =>
    keyed.filter(({ one }) => Boolean(one.scan.compiling.source.rows) === isDeclared),
  );
  const waiting = new Map<string, Statement>(
    [...declared!, ...plain!].map(({ key, statement }) => [key, statement]),
  );
  const wanted = Math.min(MOST_BESIDE, waiting.size - 1);
  const running = new Map<string, Promise<ScanRow[]>>();
  const work = async (db: Db) => {
    for (const [key, statement] of waiting) {
      waiting.delete(key);
      const rows = db.rows<ScanRow>(statement);
      running.set(key, rows);
      await rows;
    }
  };
  // who waits for a connection in vain finds nothing left to do; a failure is met below
  if (beside) for (let one = 0; one < wanted; one += 1) beside(work).catch(() => {});
  await work(ctx.db);
  const found: ScanRows = new Map();
  for (const { one, key } of keyed) found.set(one, await running.get(key)!);
  return found;
}

/** What a row tells of a metric of its scan. */
export function toldOf({ scan }: PlannedScan, row: ScanRow, metric: RowMetric) {
  const leaf = scan.leaves.find((one) => one.metric === metric)!;
  const { place: index } = leaf;
  const number = (column: string) => row[`${column}${index}`] as number;
  return {
    leaf,
    rows: number('rows'),
    value: row[`told${index}`] === false ? null : (row[`value${index}`] as number | null),
    of: number('of'),
    whole: row[`whole${index}`] as number | undefined,
    unrated: (row[`unrated${index}`] as number | undefined) ?? 0,
    filled: (place: number) => row[`filled${index}_${place}`] as number,
  };
}
