import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { DealRow } from './deal-row.ts';

/**
 * A place between the card it is put above and the one before that, whether the actor sees that one or
 * not, so that all have one order; null: the actor sees no such card.
 */
export async function positionAbove(
  ctx: ReadContext,
  { stageId, above, id }: { stageId: string; above: string | undefined; id: string },
): Promise<number | null> {
  if (!above || above === id) return null;
  const card = await ctx.db.first<{ at: number | null; next: number | null }>(sql`
    select d.board_position::float8 as at,
      (select min(o.board_position)::float8 from deal o
        where o.workspace_id = d.workspace_id and o.stage_id = d.stage_id and o.deleted_at is null
          and o.board_position > d.board_position and o.id <> ${id}) as next
    from deal d where ${visible(ctx.actor, 'd')} and d.id = ${above}
      and d.stage_id = ${stageId} and d.deleted_at is null`);
  if (!card || card.at === null) return null;
  return card.next === null ? card.at + 1 : (card.at + card.next) / 2;
}

/** The open stage where a closed deal stood last, as far as it is still there; else the first one. */
export async function stageBeforeClosing(ctx: ReadContext, row: DealRow): Promise<string> {
  const found = await ctx.db.first<{ id: string }>(sql`
    select s.id from stage s
    left join lateral (
      select max(st.since) as last from deal_state st
      where st.workspace_id = s.workspace_id and st.deal_id = ${row.id} and st.stage_id = s.id
    ) stood on true
    where s.workspace_id = ${ctx.actor.workspaceId} and s.pipeline_id = ${row.pipeline_id}
      and s.kind = 'open' and s.deleted_at is null
    order by stood.last desc nulls last, s.position, s.id limit 1`);
  if (found) return found.id;
  throw new AppError('conflict', 'This pipeline has no open stage. Ask an administrator.', {
    reason: 'no_open_stage',
  });
}

/** What happened to the card meanwhile: who moved it, and where it is now. */
export async function tellMoved(ctx: ReadContext, row: DealRow): Promise<AppError> {
  const told = await ctx.db.first<{ by: string | null; stage: string | null }>(sql`
    select
      (select s.name from stage s
        where s.workspace_id = ${ctx.actor.workspaceId} and s.id = ${row.stage_id}) as stage,
      (select m.name from ledger_event e join member m
          on m.workspace_id = e.workspace_id and m.id = e.actor_id
        where e.workspace_id = ${ctx.actor.workspaceId} and e.record_id = ${row.id}
          and e.changes ? 'stage_id'
        order by e.seq desc limit 1) as by`);
  const by = told?.by ?? 'Somebody';
  const message = `${by} moved this deal meanwhile: it is in “${told?.stage ?? '…'}” now.`;
  return new AppError('stale', message, {
    reason: 'moved_meanwhile',
    by: told?.by ?? null,
    stage: told?.stage ?? null,
    stage_id: row.stage_id,
    version: row.version,
  });
}
