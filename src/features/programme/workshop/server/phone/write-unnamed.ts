import { sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { type Query, toStatement } from '#src/server/db/sql.ts';
import type { Machinery } from '#src/server/run-command.ts';

/** The tables that are not logged and that no ledger tells of (migrations/0105_workshop.sql). */
export type UnnamedTable = 'workshop_participant' | 'workshop_draft' | 'workshop_ballot';

const WRITTEN = /\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?([\w."]+)/gi;

/**
 * The one write that leaves no event: what a participant sends before it is revealed, into one of the
 * tables from which nothing leads back. A statement that writes anything else is refused. What locks a
 * table waits until what is taken out of it has been taken.
 */
export function writeUnnamed<T>(
  { database }: Pick<Machinery, 'database'>,
  { workspaceId, table }: { workspaceId: string; table: UnnamedTable },
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return database.write(workspaceId, async (db) => {
    await db.rows(sql`lock table ${sql.table(table)} in row exclusive mode`);
    return work(onlyInto(db, table));
  });
}

function onlyInto(db: Db, table: UnnamedTable): Db {
  function check(query: Query) {
    const statement = toStatement(query);
    for (const [, written] of statement.text.matchAll(WRITTEN)) {
      if (written?.replaceAll('"', '') !== table && written !== 'set') {
        throw new Error(`${written} is not written without a name`);
      }
    }
    return statement;
  }
  return {
    rows: (query) => db.rows(check(query)),
    first: (query) => db.first(check(query)),
  };
}
