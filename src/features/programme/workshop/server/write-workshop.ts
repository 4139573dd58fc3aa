import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { WordOf } from '#src/lib/ledger-verbs.ts';
import { type KeptRow, type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { mayRun, readWorkshopRow, type WorkshopRow } from './workshop-queries.ts';

async function requireItsWorkshop(ctx: WriteContext, row: KeptRow): Promise<void> {
  // whoever groups from a phone has come through the door of the workshop
  if (ctx.actor.byLink) return;
  await lockWorkshop(ctx, String(row.workshop_id));
}

export const workshopTable: KeptTable<'workshop'> = {
  name: 'workshop',
  fields: [
    ...['title', 'template', 'held_on', 'owner_id', 'team_id', 'objectives', 'questions', 'dots'],
    ...['code', 'step', 'phase', 'timer', 'took_part', 'rounds', 'checked', 'closed_on'],
  ],
  mayChange: (ctx, row) => requireRun(ctx, row as unknown as WorkshopRow),
};
export const clusterTable: KeptTable<'workshop_cluster'> = {
  name: 'workshop_cluster',
  fields: ['workshop_id', 'title', 'votes', 'answer', 'concern_id'],
  mayChange: requireItsWorkshop,
};
export const cardTable: KeptTable<'workshop_card'> = {
  name: 'workshop_card',
  fields: ['workshop_id', 'kind', 'text', 'image', 'cluster_id', 'hidden'],
  mayChange: requireItsWorkshop,
};

/** The workshop for who runs it, one command at a time. */
export async function lockWorkshop(ctx: WriteContext, id: string): Promise<WorkshopRow> {
  const row = await readWorkshopRow(ctx, id, { forUpdate: true });
  if (!row) throw new AppError('not_found', 'There is no such workshop.');
  requireRun(ctx, row);
  return row;
}

function requireRun({ actor }: WriteContext, row: Pick<WorkshopRow, 'owner_id'>): void {
  if (actor.byLink || mayRun(actor, row)) return;
  throw new AppError(
    'forbidden',
    'Only who facilitates the workshop, a manager or an administrator may do this.',
    { reason: 'not_facilitator' },
  );
}

export function changeRow(
  ctx: WriteContext,
  row: WorkshopRow,
  values: Partial<WorkshopRow>,
  verb: WordOf<'workshop'>,
): Promise<void> {
  return keepRow(ctx, workshopTable, { id: row.id, values, verb });
}

/**
 * Every card stands in a cluster that is there, and no cluster is empty: one that lost its last card is
 * taken away, one that is needed comes back. What has become a concern is not emptied, also by an undo,
 * or its answer would be read by nobody.
 */
export async function mendClusters(ctx: WriteContext, workshopId: string): Promise<void> {
  const rows = await ctx.db.rows<{ id: string; concern_id: string | null; is_empty: boolean }>(sql`
    select k.id, k.concern_id, k.deleted_at is null as is_empty from workshop_cluster k
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${workshopId}
      and (k.deleted_at is null) <> exists (
        select from workshop_card c where c.workspace_id = k.workspace_id
          and c.workshop_id = k.workshop_id and c.cluster_id = k.id and c.deleted_at is null)
    order by k.id`);
  for (const { id, is_empty, concern_id } of rows) {
    if (is_empty) requireUnraised({ concern_id });
    const deleted_at = is_empty ? ctx.now().toISOString() : null;
    const verb = is_empty ? 'emptied' : 'filled';
    await keepRow(ctx, clusterTable, { id, values: { deleted_at }, verb });
  }
}

function requireUnraised({ concern_id }: { concern_id: string | null }): void {
  if (concern_id === null) return;
  throw new AppError(
    'conflict',
    'This theme has become a concern already. Put the others into it, not its last card elsewhere.',
    { reason: 'has_concern' },
  );
}
