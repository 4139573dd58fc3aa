import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';

export const LONGEST_MS = 60 * 60 * 1000;

/** Begins to look at the workspace as a member sees it; the ledger keeps it, and the member is told. */
export async function beginView(
  ctx: WriteContext,
  memberId: string,
): Promise<{ id: string; expires_at: string }> {
  const { workspaceId, memberId: viewerId } = ctx.actor;
  const member = await ctx.db.first<{ active: boolean }>(sql`
    select active from member where workspace_id = ${workspaceId} and id = ${memberId}`);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  if (memberId === viewerId) {
    throw new AppError('invalid', 'This is your own view already. Choose another member.', {
      reason: 'own_view',
    });
  }
  if (!member.active) {
    throw new AppError('conflict', 'They no longer sign in, so there is nothing they see.', {
      reason: 'inactive',
    });
  }
  await endViews(ctx);
  const id = newId();
  const expires_at = new Date(ctx.now().getTime() + LONGEST_MS).toISOString();
  await ctx.db.rows(sql`
    insert into view_as (workspace_id, id, viewer_id, member_id, begun_at, expires_at)
    values (${workspaceId}, ${id}, ${viewerId}, ${memberId}, ${ctx.now().toISOString()}, ${expires_at})`);
  ctx.emit({ verb: 'view_as.begun', type: 'view_as', id: memberId });
  return { id, expires_at };
}

/** Ends whatever view of theirs goes on; none is well too. */
export async function endViews(ctx: WriteContext): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const now = ctx.now().toISOString();
  const open = await ctx.db.first(sql`
    select id from view_as
    where workspace_id = ${workspaceId} and viewer_id = ${memberId} and ended_at is null
      and expires_at > ${now}::timestamptz limit 1`);
  if (!open) return;
  const ended = await ctx.db.rows<{ member_id: string }>(sql`
    update view_as v set ended_at = ${now}
    where v.workspace_id = ${workspaceId} and v.viewer_id = ${memberId} and v.ended_at is null
      and v.expires_at > ${now}::timestamptz
    returning v.member_id`);
  // of one that ran out the ledger has the beginning, and an hour is its end
  for (const { member_id } of ended) {
    ctx.emit({ verb: 'view_as.ended', type: 'view_as', id: member_id });
  }
}
