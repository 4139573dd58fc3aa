import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor, Role } from '../context.ts';
import type { Database, Db } from '../db/database.ts';
import type { SignIn } from './sign-in.ts';
import { hashToken } from './token.ts';

const REMEMBER_MS = 30_000;
const REMEMBERED = 10_000;

interface Membership {
  workspaceId: string;
  memberId: string;
}

export type Authenticator = ReturnType<typeof createAuthenticator>;

/**
 * Finds out who sends a request. Reading a session costs milliseconds, so the answer is remembered
 * for half a minute; `forget` empties the memory when rights change.
 */
export function createAuthenticator(database: Database, signIn: SignIn) {
  const remembered = new LRUCache<string, { actor: Actor | null }>({
    max: REMEMBERED,
    ttl: REMEMBER_MS,
  });

  async function remember(token: string, find: () => Promise<Actor | null>) {
    const known = remembered.get(token);
    if (known) return known.actor;
    const actor = await find();
    remembered.set(token, { actor });
    return actor;
  }

  async function actorOfKey(token: string): Promise<Actor> {
    const actor = await remember(token, async () => {
      const membership = await database.read(null, (db) => useKey(db, token));
      return membership && readActor(database, membership, 'api');
    });
    if (actor) return actor;
    throw new AppError(
      'unauthenticated',
      'This API key is not valid. Make a new one in Settings.',
      {
        reason: 'bad_key',
      },
    );
  }

  async function actorOfCookie(request: Request, cookie: string): Promise<Actor | null> {
    if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request);
    return remember(cookie, async () => {
      const session = await signIn.sessionOf(request.headers);
      const membership =
        session && (await database.read(null, (db) => readMembership(db, session)));
      return membership ? readActor(database, membership, 'web') : null;
    });
  }

  return {
    /** Null if nobody is signed in; throws if a key is given that is none. */
    async authenticate(request: Request): Promise<Actor | null> {
      const authorization = request.headers.get('authorization');
      if (authorization) return actorOfKey(/^Bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? '');
      const cookie = request.headers.get('cookie');
      return cookie?.includes('uptake.session_token=') ? actorOfCookie(request, cookie) : null;
    },

    /** Forgets everyone: after a change of session, role, team or key. */
    forget(): void {
      remembered.clear();
    },
  };
}

/** A browser sends cookies with requests that other sites start; those must not write. */
function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isOwn = site
    ? site === 'same-origin' || site === 'none'
    : !origin || hostOf(origin) === request.headers.get('host');
  if (isOwn) return;
  throw new AppError('forbidden', 'This request came from another site.', { reason: 'cross_site' });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

async function useKey(db: Db, token: string): Promise<Membership | null> {
  const key = await db.first<{ workspace_id: string; member_id: string }>(sql`
    update directory.api_key set last_used_at = now()
    where key_hash = ${hashToken(token)} and revoked_at is null
    returning workspace_id, member_id`);
  return key ? { workspaceId: key.workspace_id, memberId: key.member_id } : null;
}

/** The membership that the session works in: the one chosen, else the first. */
async function readMembership(
  db: Db,
  session: { id: string; userId: string },
): Promise<Membership | null> {
  const found = await db.first<{ workspace_id: string; member_id: string }>(sql`
    select m.workspace_id, m.member_id from directory.membership m
    left join directory.auth_session s on s.id = ${session.id} and s.workspace_id = m.workspace_id
    join directory.workspace w on w.id = m.workspace_id
    where m.user_id = ${session.userId}
    order by s.id nulls last, w.created_at limit 1`);
  return found ? { workspaceId: found.workspace_id, memberId: found.member_id } : null;
}

/** The actor with their rights as they are now; null if they are no longer active. */
export function readActor(
  database: Database,
  { workspaceId, memberId }: Membership,
  via: Actor['via'],
): Promise<Actor | null> {
  return database.read(workspaceId, async (db) => {
    const member = await db.first<{ role: Role; team_id: string | null; leads: string[] }>(sql`
      select role, team_id, array(select t.id from team t
        where t.workspace_id = ${workspaceId} and t.leader_id = m.id and t.deleted_at is null) as leads
      from member m where workspace_id = ${workspaceId} and id = ${memberId} and active`);
    if (!member) return null;
    const teamIds = new Set(member.leads);
    if (member.team_id) teamIds.add(member.team_id);
    return {
      workspaceId,
      memberId,
      role: member.role,
      teamId: member.team_id,
      teamIds: [...teamIds],
      via,
    };
  });
}
