import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { REINDEX } from './field-commands.ts';

const writeEntries = beside('derived', 'search_entry');

const BATCH = 500;

/** Makes records findable by a field that is searched from now on, or no longer. */
export function reindexJob({ machinery }: Services, types: RecordTypes): Job {
  return {
    name: REINDEX,
    isLong: true,
    async run(payload, actor, signal) {
      const type = types.get(String(payload.type));
      let last: string | undefined = '00000000-0000-0000-0000-000000000000';
      while (type && last && !signal.aborted) {
        const after: string = last;
        last = await writeEntries(machinery.database, actor.workspaceId, async (db) => {
          const rows = await db.rows<{ id: string }>(sql`
            select r.id from ${sql.table(type.declaration.type)} r
            where r.workspace_id = ${actor.workspaceId} and r.id > ${after}
              and r.custom <> '{}' and r.custom ? ${String(payload.name)} and r.deleted_at is null
            order by r.id limit ${BATCH} for share`);
          const ids = rows.map(({ id }) => id);
          if (ids.length > 0) await indexRecords(db, type.declaration, ids);
          return ids.length === BATCH ? ids.at(-1) : undefined;
        });
      }
    },
  };
}
