import { sql } from 'kysely';
import { DEMO_WORKSPACE_ID } from '#src/features/admin/demo/demo.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { hashToken, makeToken } from '#src/server/auth/token.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Role, WriteContext } from '#src/server/context.ts';
import type { Database, Db } from '#src/server/db/database.ts';

export type LinkKind = 'setup' | 'invitation' | 'reset';

export interface OneTimeLink {
  id: string;
  kind: LinkKind;
  workspace_id: string | null;
  user_id: string | null;
  email: string | null;
  role: Role | null;
  team_id: string | null;
  coach_until: string | null;
  /** The member who made it. */
  created_by: string | null;
}

const VALID_DAYS: Record<LinkKind, number> = { setup: 7, invitation: 14, reset: 1 };
const PATHS: Record<LinkKind, string> = { setup: 'setup', invitation: 'join', reset: 'reset' };

// for links that no workspace makes; those of one are commands
export const writeLinks = beside('account', 'directory.one_time_link');

interface LinkDraft {
  kind: LinkKind;
  workspaceId?: string;
  userId?: string;
  email?: string;
  role?: Role;
  teamId?: string | null;
  /** Of an outside coach the last day. */
  coachUntil?: string;
  createdBy?: string;
  /** Instead of what is usual for the kind. */
  validDays?: number;
}

/** Makes a link that lets somebody in once. The token is in the URL alone; we keep its hash. */
export async function makeLink(db: Db, origin: string, draft: LinkDraft) {
  const token = makeToken();
  const row = await db.first<{ id: string; expires_at: string }>(sql`
    insert into directory.one_time_link
      (id, token_hash, kind, workspace_id, user_id, email, role, team_id, created_by,
        coach_until, expires_at)
    values (${newId()}, ${hashToken(token)}, ${draft.kind}, ${draft.workspaceId ?? null},
      ${draft.userId ?? null}, ${draft.email ?? null}, ${draft.role ?? null},
      ${draft.teamId ?? null}, ${draft.createdBy ?? null},
      ${draft.coachUntil ?? null}, now() + make_interval(days => ${draft.validDays ?? VALID_DAYS[draft.kind]}))
    returning id, expires_at`);
  return {
    id: row!.id,
    expires_at: row!.expires_at,
    url: `${origin}/${PATHS[draft.kind]}/${token}`,
  };
}

/** Found once the installation has a company of its own. */
export const FIRST_WORKSPACE = sql`
  select id from directory.workspace where id <> ${DEMO_WORKSPACE_ID} limit 1`;

/** Before another one is made: each start prints one, and only the last shall let somebody in. */
export async function voidSetUpLinks(db: Db): Promise<void> {
  await db.rows(sql`update directory.one_time_link set used_at = now()
    where kind = 'setup' and used_at is null`);
}

/** The link of a token while it can still be used; to set up only before there is a company. */
export async function findLink(db: Db, token: string): Promise<OneTimeLink> {
  const link = await db.first<OneTimeLink>(sql`
    select id, kind, workspace_id, user_id, email, role, team_id, created_by, coach_until
    from directory.one_time_link
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > now()
      and (kind <> 'setup' or not exists (${FIRST_WORKSPACE}))`);
  if (link) return link;
  throw deadLink();
}

/** Uses the link up; of two who come at once only one succeeds. */
export async function useLink(db: Db, id: string): Promise<void> {
  const used = await db.first(sql`
    update directory.one_time_link set used_at = now()
    where id = ${id} and used_at is null returning id`);
  if (!used) throw deadLink();
}

/** One at a time: who joins a workspace, and whose password is set by a link of one. */
export async function lockUser(db: Db, userId: string): Promise<void> {
  await db.rows(sql`
    select id from directory.auth_user where id = ${userId} for no key update`);
}

/** What workspaces made to set the user's password; links of the installation's operator stay. */
export async function voidResetLinks(db: Db, userId: string): Promise<void> {
  await db.rows(sql`update directory.one_time_link set used_at = now()
    where kind = 'reset' and user_id = ${userId} and workspace_id is not null and used_at is null`);
}

/** Whoever is no administrator any more shall let nobody in, nor come back by what they made. */
export async function voidLinksOf(ctx: WriteContext, memberId: string): Promise<void> {
  const links = await ctx.db.rows<{ id: string; kind: LinkKind }>(sql`
    update directory.one_time_link l set used_at = now()
    where workspace_id = ${ctx.actor.workspaceId} and created_by = ${memberId} and used_at is null
    returning id, kind`);
  for (const { id, kind } of links) {
    if (kind === 'invitation') ctx.emit({ verb: 'invitation.withdrawn', type: 'invitation', id });
  }
}

/** Refuses a link whose maker is no administrator any more; one without a maker is the operator's. */
export async function requireMaker(database: Database, link: OneTimeLink): Promise<void> {
  if (!link.created_by) return;
  const maker = await database.read(link.workspace_id, (db) =>
    db.first(sql`select id from member where workspace_id = ${link.workspace_id}
      and id = ${link.created_by} and active and role = 'administrator'`),
  );
  if (!maker) throw deadLink();
}

export function deadLink(): AppError {
  return new AppError(
    'not_found',
    'This link has been used or is too old. Ask an administrator for a new one.',
    { reason: 'dead_link' },
  );
}
