import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

/** Those that have no place yet come after the others. */
export async function givePlaces(
  ctx: WriteContext,
  rows: SavedRow[],
  table: 'pipeline' | 'stage' | 'outcome_reason',
): Promise<void> {
  const without = rows.filter(({ after }) => after.position === null);
  if (without.length === 0) return;
  const last = await ctx.db.first<{ position: number | null }>(sql`
    select max(position) as position from ${sql.table(table)}
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null`);
  let position = last?.position ?? 0;
  for (const { after } of without) {
    position += 1;
    after.position = position;
  }
}

/** Refuses to bin what deals stand in or name: they would have no place on the board. */
export async function refuseInUse(
  ctx: WriteContext,
  rows: SavedRow[],
  field: 'pipeline_id' | 'stage_id',
): Promise<void> {
  const binned = rows.filter(
    ({ before, after }) => before && !before.deleted_at && after.deleted_at,
  );
  if (binned.length === 0) return;
  const ids = binned.map(({ after }) => after.id);
  const found = await ctx.db.first<{ count: number; title: string }>(sql`
    select count(*)::int as count, min(s.title) as title from deal d
    join ${sql.table(field.replace('_id', ''))} s
      on s.workspace_id = d.workspace_id and s.id = ${sql.ref(`d.${field}`)}
    where d.workspace_id = ${ctx.actor.workspaceId} and d.deleted_at is null
      and ${sql.ref(`d.${field}`)} = any(${ids}::uuid[])`);
  if (!found || found.count === 0) return;
  throw new AppError(
    'conflict',
    found.count === 1
      ? `One deal stands in “${found.title}”. Move it first, then remove it.`
      : `${found.count} deals stand in “${found.title}”. Move them first, then remove it.`,
    { reason: 'in_use', count: found.count },
  );
}
