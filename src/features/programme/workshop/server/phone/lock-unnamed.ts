import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import type { UnnamedTable } from './write-unnamed.ts';

/** A room had rather press the button again than wait for another room's. */
const PATIENCE_MS = 5000;

/**
 * Takes tables for itself that are to be emptied, before anything in them is read. Whoever takes more
 * than one takes participants first, then drafts, then ballots, so that no two wait for each other.
 */
export async function lockUnnamed(
  ctx: WriteContext,
  tables: readonly UnnamedTable[],
): Promise<void> {
  if (tables.length === 0) return;
  await ctx.db.rows(sql`select set_config('lock_timeout', ${String(PATIENCE_MS)}, true)`);
  for (const table of tables) {
    await ctx.db.rows(sql`lock table ${sql.table(table)} in access exclusive mode`);
  }
}

/** Destroys all that participants of a workshop have sent and that was not shown, and who they are. */
export async function forgetUnnamed(ctx: WriteContext, workshopId: string): Promise<void> {
  const its = sql`${ctx.actor.workspaceId}, ${workshopId}`;
  await ctx.db.rows(sql`select count(*) from take_workshop_drafts(${its})`);
  for (const round of ['check', 'vote']) {
    await ctx.db.rows(sql`select count(*) from take_workshop_ballots(${its}, ${round})`);
  }
  await ctx.db.rows(sql`select forget_workshop_participants(${its})`);
}
