import { sql } from 'kysely';
import type { Setting } from './compiling.ts';
import { compileScan, type Scan } from './scan-sql.ts';

/** Whether there is a row at all. */
export async function hasAny(setting: Setting, scan: Scan): Promise<boolean> {
  const { from } = await compileScan(setting, scan);
  const found = await setting.ctx.db.first<{ any: boolean }>(
    sql`select exists (select ${from}) as any`,
  );
  return found!.any;
}
