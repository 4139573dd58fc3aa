import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import { hashToken } from '#src/server/auth/token.ts';
import type { WriteContext } from '#src/server/context.ts';
import { tokenOfLink } from '#src/server/public/public-link.ts';

export const UNSUBSCRIBE = 'unsubscribe';

/**
 * The unsubscribe link of each person, as a path; one is made for who has none. It stays the same,
 * so that the one in a letter of last year still works.
 */
export async function unsubscribePaths(
  ctx: WriteContext,
  key: Buffer,
  personIds: string[],
): Promise<Map<string, string>> {
  const links = await ctx.db.rows<{ id: string; record_id: string }>(sql`
    select id, record_id from directory.public_link
    where workspace_id = ${ctx.actor.workspaceId} and purpose = ${UNSUBSCRIBE}
      and record_id = any(${personIds}::uuid[]) and revoked_at is null`);
  const known = new Map(links.map(({ id, record_id }) => [record_id, id]));
  const made = personIds
    .filter((id) => !known.has(id))
    .map((recordId) => ({ id: newId(), recordId }));
  for (const { id, recordId } of made) known.set(recordId, id);
  if (made.length > 0) {
    const ids = made.map(({ id }) => id);
    const hashes = ids.map((id) => hashToken(tokenOfLink(key, id)));
    await ctx.db.rows(sql`
      insert into directory.public_link (id, token_hash, workspace_id, purpose, record_id)
      select id, hash, ${ctx.actor.workspaceId}, ${UNSUBSCRIBE}, record_id
      from unnest(${ids}::uuid[], ${hashes}::text[], ${made.map(({ recordId }) => recordId)}::uuid[])
        as made (id, hash, record_id)`);
  }
  return new Map([...known].map(([recordId, id]) => [recordId, `/u/${tokenOfLink(key, id)}`]));
}
