import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import { hashToken } from '../auth/token.ts';
import type { WriteContext } from '../context.ts';
import type { Db } from '../db/database.ts';

/** A secret link by which somebody without an account sees one record. */
export interface PublicLink {
  id: string;
  workspaceId: string;
  /** What it opens: `quote`. */
  purpose: string;
  recordId: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
}

export interface NewLink {
  purpose: string;
  recordId: string;
  /** ISO 8601; absent: it holds until it is revoked. */
  expiresAt?: string | null;
}

/**
 * Makes a link; the caller emits what it is for. The database holds the hash of its token alone,
 * which is made of the link's id and a key of the installation, so that it can be told again.
 */
export async function createPublicLink(
  ctx: WriteContext,
  key: Buffer,
  { purpose, recordId, expiresAt = null }: NewLink,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = tokenOfLink(key, id);
  await ctx.db.rows(sql`
    insert into directory.public_link (id, token_hash, workspace_id, purpose, record_id, expires_at)
    values (${id}, ${hashToken(token)}, ${ctx.actor.workspaceId}, ${purpose}, ${recordId}, ${expiresAt})`);
  return { id, token };
}

/** 256 bits that nobody guesses who does not know the key: `services.keyFor('public links')`. */
export function tokenOfLink(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest('base64url');
}

const columns = sql`id, workspace_id as "workspaceId", purpose, record_id as "recordId",
  created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"`;

/** What a token opens, also if it has ended; null if there never was such a link. */
export async function findPublicLink(
  db: Db,
  { purpose, token }: { purpose: string; token: string },
): Promise<PublicLink | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const link = await db.first<PublicLink>(sql`
    select ${columns} from directory.public_link
    where token_hash = ${hashToken(token)} and purpose = ${purpose}`);
  return link ?? null;
}

/**
 * The token of a record's newest link that holds; null if it has none, or if it was made by another
 * installation whose key is not here.
 */
export async function readPublicToken(
  ctx: Pick<WriteContext, 'db' | 'actor' | 'now'>,
  key: Buffer,
  { purpose, recordId }: { purpose: string; recordId: string },
): Promise<string | null> {
  const link = await ctx.db.first<{ id: string; token_hash: string }>(sql`
    select id, token_hash from directory.public_link
    where workspace_id = ${ctx.actor.workspaceId} and purpose = ${purpose}
      and record_id = ${recordId} and revoked_at is null
      and (expires_at is null or expires_at > ${ctx.now().toISOString()}::timestamptz)
    order by created_at desc, id desc limit 1`);
  const token = link && tokenOfLink(key, link.id);
  return token && hashToken(token) === link.token_hash ? token : null;
}

/** Ends all links of a record; the caller emits why. */
export async function revokePublicLinks(
  ctx: WriteContext,
  { purpose, recordId }: { purpose: string; recordId: string },
): Promise<void> {
  await ctx.db.rows(sql`
    update directory.public_link l set revoked_at = now()
    where l.workspace_id = ${ctx.actor.workspaceId} and l.purpose = ${purpose}
      and l.record_id = ${recordId} and l.revoked_at is null`);
}

export function hasEnded(link: PublicLink, now: Date): boolean {
  return link.revokedAt !== null || (link.expiresAt !== null && new Date(link.expiresAt) <= now);
}
