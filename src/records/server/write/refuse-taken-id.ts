import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';

/**
 * Who makes ids themselves sends a record again after long: it is there already, and stays as it is.
 * An id is taken whatever bears it, also what the actor does not see: the ledger and search know a
 * record by its id alone.
 */
export async function refuseTakenId(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  id: unknown,
): Promise<void> {
  if (typeof id !== 'string') return;
  const { workspaceId } = ctx.actor;
  const taken = await ctx.db.first(sql`
    select 1 from ${sql.table(declaration.type)} where workspace_id = ${workspaceId} and id = ${id}
    union all
    (select 1 from ledger_event
      where workspace_id = ${workspaceId} and record_id = ${id} limit 1)`);
  if (!taken) return;
  throw new AppError('conflict', 'A record with this id was made already. Make a new id.', {
    reason: 'id_taken',
  });
}
