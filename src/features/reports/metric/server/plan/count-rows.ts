import { sql } from 'kysely';
import type { Setting, Sql } from './compiling.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/** Whether there is a row at all of each, asked for all at once. */
export async function haveAny(setting: Setting, scans: readonly Scan[]): Promise<boolean[]> {
  if (scans.length === 0) return [];
  const each: Sql[] = [];
  for (const scan of scans) {
    const { from } = await compileScan(setting, scan);
    each.push(sql`exists (select ${from})`);
  }
  const found = await setting.ctx.db.first<{ any: boolean[] }>(
    sql`select array[${sql.join(each)}] as any`,
  );
  return found!.any;
}

/** How many rows there are; those that lack their time are none of them. */
export async function countRows(setting: Setting, scan: Scan): Promise<number> {
  const { from, time } = await compileScan(setting, scan);
  const found = await setting.ctx.db.first<{ rows: number }>(
    sql`select count(*)::int as rows ${from} and ${time.within}`,
  );
  return found!.rows;
}
