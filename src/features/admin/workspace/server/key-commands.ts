import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { hashToken, makeToken } from '#src/server/auth/token.ts';
import type { WriteContext } from '#src/server/context.ts';

/** Makes a key that acts with the rights of the member. The key is given this once. */
export async function createKey(
  ctx: WriteContext,
  name: string,
): Promise<{ id: string; key: string }> {
  const id = newId();
  const key = makeToken('uptake_');
  await ctx.db.rows(sql`
    insert into directory.api_key (id, key_hash, workspace_id, member_id, name)
    values (${id}, ${hashToken(key)}, ${ctx.actor.workspaceId}, ${ctx.actor.memberId}, ${name})`);
  ctx.emit({ verb: 'key.created', type: 'key', id, changes: { name: [null, name] } });
  return { id, key };
}

export async function revokeKey(ctx: WriteContext, id: string): Promise<void> {
  const key = await ctx.db.first(sql`
    update directory.api_key k set revoked_at = now()
    where id = ${id} and workspace_id = ${ctx.actor.workspaceId} and revoked_at is null
      and (${ctx.actor.role === 'administrator'} or member_id = ${ctx.actor.memberId})
    returning id`);
  if (!key) throw new AppError('not_found', 'There is no such API key of yours.');
  ctx.emit({ verb: 'key.revoked', type: 'key', id });
}
