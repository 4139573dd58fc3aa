import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import type { RecordTypes } from './record-type.ts';

/** What a member owns is seen by the team they are in now. The member's own event tells of it. */
export async function moveToTeam(
  ctx: WriteContext,
  types: RecordTypes,
  move: { ownerId: string; teamId: string | null },
): Promise<void> {
  for (const table of [...types.keys(), 'search_entry']) {
    await ctx.db.rows(sql`
      update ${sql.table(table)} r set team_id = ${move.teamId}
      where r.workspace_id = ${ctx.actor.workspaceId} and r.owner_id = ${move.ownerId}`);
  }
}
