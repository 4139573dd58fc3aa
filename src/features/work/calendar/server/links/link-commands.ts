import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { hashToken, makeToken } from '#src/server/auth/token.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';

const MOST_LINKS = 10;

export function listLinks({
  db,
  actor,
}: ReadContext): Promise<{ id: string; created_at: string }[]> {
  return db.rows(sql`
    select id, created_at from directory.calendar_link
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId}
      and revoked_at is null
    order by created_at`);
}

/** Makes a link to the actor's own calendar. The token is in the address alone; we keep its hash. */
export async function createLink(
  ctx: WriteContext,
  origin: string,
): Promise<{ id: string; url: string }> {
  const living = await listLinks(ctx);
  if (living.length >= MOST_LINKS) {
    throw new AppError(
      'conflict',
      `You have ${MOST_LINKS} calendar links. End one of them first.`,
      {
        reason: 'too_many_links',
      },
    );
  }
  const id = newId();
  const token = makeToken();
  await ctx.db.rows(sql`
    insert into directory.calendar_link (id, token_hash, workspace_id, member_id)
    values (${id}, ${hashToken(token)}, ${ctx.actor.workspaceId}, ${ctx.actor.memberId})`);
  ctx.emit({ verb: 'calendar_link.created', type: 'calendar_link', id });
  return { id, url: `${origin}/calendar/${token}.ics` };
}

/** Ends a link of one's own; an administrator also ends those of others. */
export async function revokeLink(ctx: WriteContext, id: string): Promise<void> {
  const { actor } = ctx;
  const link = await ctx.db.first(sql`
    update directory.calendar_link l set revoked_at = now()
    where id = ${id} and workspace_id = ${actor.workspaceId} and revoked_at is null
      and (${actor.role === 'administrator'} or member_id = ${actor.memberId})
    returning id`);
  if (!link) throw new AppError('not_found', 'There is no such calendar link of yours.');
  ctx.emit({ verb: 'calendar_link.revoked', type: 'calendar_link', id });
}

/** Whose calendar a token opens; null if it opens none. */
export async function findLink(
  db: Db,
  token: string,
): Promise<{ workspaceId: string; memberId: string } | null> {
  const link = await db.first<{ workspace_id: string; member_id: string }>(sql`
    select workspace_id, member_id from directory.calendar_link
    where token_hash = ${hashToken(token)} and revoked_at is null`);
  return link ? { workspaceId: link.workspace_id, memberId: link.member_id } : null;
}
