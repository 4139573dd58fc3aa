import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Machinery } from '#src/server/run-command.ts';

/** The tables that are not logged and that no ledger tells of (migrations/0105_workshop.sql). */
export type UnnamedTable = 'workshop_participant' | 'workshop_draft' | 'workshop_ballot';

/**
 * What a participant sends before it is revealed, into one of the tables from which nothing leads back.
 * What locks a table waits until what is taken out of it has been taken.
 */
export function writeUnnamed<T>(
  { database }: Pick<Machinery, 'database'>,
  { workspaceId, table }: { workspaceId: string; table: UnnamedTable },
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return beside('unnamed', table)(database, workspaceId, async (db) => {
    await db.rows(sql`lock table ${sql.table(table)} in row exclusive mode`);
    return work(db);
  });
}
