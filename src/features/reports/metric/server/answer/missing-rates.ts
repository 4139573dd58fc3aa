import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { Fitness } from '../../figure-api.ts';
import type { LeafSql } from '../plan/leaf-sql.ts';
import type { PlannedScan } from '../plan/plan-request.ts';
import { LEVEL } from '../plan/select-sql.ts';
import { type ScanRows, toldOf } from './read-scans.ts';

export type MissingRates = Map<LeafSql, NonNullable<Fitness['missing_rates']>>;

/** The currencies of which no rate is known, of the totals that lack one. */
export async function readMissingRates(ctx: ReadContext, rows: ScanRows): Promise<MissingRates> {
  const missing: MissingRates = new Map();
  for (const [scan, found] of rows) {
    const total = found.find(({ level }) => level === LEVEL.all);
    if (scan.role !== 'now' || scan.tells === 'groups' || !total) continue;
    for (const { metric } of scan.scan.leaves) {
      const { leaf, unrated } = toldOf(scan, total, metric);
      if (unrated > 0 && !missing.has(leaf))
        missing.set(leaf, await readCurrencies(ctx, scan, leaf));
    }
  }
  return missing;
}

function readCurrencies(ctx: ReadContext, { scan }: PlannedScan, leaf: LeafSql) {
  return ctx.db.rows<{ currency: string; rows: number }>(sql`
    select ${leaf.foreign} as currency, count(*)::int as rows ${scan.from}
      and ${leaf.counts} and ${leaf.lacksRate} group by 1 order by 2 desc, 1 limit 20`);
}
