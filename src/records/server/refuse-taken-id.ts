import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Who makes ids themselves sends a record again after long: it is there already, and stays as it is. */
export async function refuseTakenId(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  id: unknown,
): Promise<void> {
  if (typeof id !== 'string') return;
  const taken = await ctx.db.first(sql`
    select 1 from ${sql.table(declaration.type)}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  if (!taken) return;
  throw new AppError('conflict', 'A record with this id was made already. Make a new id.', {
    reason: 'id_taken',
  });
}
