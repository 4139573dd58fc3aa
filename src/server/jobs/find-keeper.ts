import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * In whose name is done what nobody asked for: an administrator, or else whoever works there. Nobody
 * where the condition does not hold, which may say of the workspace that there is nothing to do.
 */
export async function findKeeper(
  db: Db,
  workspaceId: string,
  condition: RawBuilder<unknown> = sql`true`,
): Promise<string | undefined> {
  const member = await db.first<{ id: string }>(sql`
    select m.id from member m
    where m.workspace_id = ${workspaceId} and m.active and ${condition}
    order by m.role = 'administrator' desc, m.id limit 1`);
  return member?.id;
}
