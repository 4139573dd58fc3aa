import { type RawBuilder, sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { AppError } from '#src/lib/app-error.ts';
import { beside } from '../beside-the-ledger.ts';
import type { Actor, Role } from '../context.ts';
import type { Database, Db } from '../db/database.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Session, SignIn } from './sign-in.ts';
import { hashToken } from './token.ts';

const writeUse = beside('account', 'directory.api_key(last_used_at)');

const REMEMBER_MS = 30_000;
const REMEMBERED = 10_000;

interface Membership {
  workspaceId: string;
  memberId: string;
}

export type Authenticator = ReturnType<typeof createAuthenticator>;

export interface AuthenticatorOptions {
  database: Database;
  signIn: Pick<SignIn, 'sessionOf'>;
  countLookUp: RateLimit['countLookUp'];
}

/** Who was found lately. Only what is somebody's is remembered, so that junk has no place in it. */
function createMemory(countLookUp: RateLimit['countLookUp']) {
  const remembered = new LRUCache<string, Actor>({ max: REMEMBERED, ttl: REMEMBER_MS });
  let epoch = 0;
  return {
    async remember(
      { token, address }: { token: string; address: string },
      find: () => Promise<Actor | null>,
    ): Promise<Actor | null> {
      const hash = hashToken(token);
      const known = remembered.get(hash);
      if (known) return known;
      const begun = epoch;
      const actor = await countLookUp(address, find);
      // what was read before rights changed must not outlive the change
      if (actor && begun === epoch) remembered.set(hash, actor);
      return actor;
    },
    forget(): void {
      epoch++;
      remembered.clear();
    },
  };
}

/**
 * Finds out who sends a request. Reading a session costs milliseconds, so the answer is remembered
 * for half a minute; `forget` empties the memory when rights change.
 */
export function createAuthenticator({ database, signIn, countLookUp }: AuthenticatorOptions) {
  const { remember, forget } = createMemory(countLookUp);

  async function actorOfKey(token: string, address: string): Promise<Actor> {
    const actor = await remember({ token, address }, async () => {
      const membership = await writeUse(database, null, (db) => useKey(db, token));
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

  async function actorOfSession(cookie: string, address: string): Promise<Actor | null> {
    return remember({ token: cookie, address }, async () => {
      const session = await signIn.sessionOf(new Headers({ cookie }));
      if (!session) return null;
      for (const membership of await database.read(null, (db) => readMemberships(db, session))) {
        const actor = await readActor(database, membership, 'web');
        if (actor) return actor;
      }
      return null;
    });
  }

  return {
    /** Null if nobody is signed in; throws if a key is given that is none. */
    async authenticate(request: Request, address: string): Promise<Actor | null> {
      const authorization = request.headers.get('authorization');
      if (authorization) {
        return actorOfKey(/^Bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? '', address);
      }
      const cookie = sessionCookieOf(request);
      if (!cookie) return null;
      if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request);
      return actorOfSession(cookie, address);
    },

    /** Forgets everyone: after a change of session, role, team or key. */
    forget,
  };
}

/** Of the cookies those of the session: over http and https they have two names. */
function sessionCookieOf(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.filter((pair) => /^(__Secure-)?uptake\.session_token=/.test(pair)).join('; ');
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

/** Where the session may work: in the workspace chosen, else in the first where they are active. */
function readMemberships(db: Db, session: Session): Promise<Membership[]> {
  return db.rows(sql`
    select m.workspace_id as "workspaceId", m.member_id as "memberId"
    from directory.membership m
    left join directory.auth_session s on s.id = ${session.id} and s.workspace_id = m.workspace_id
    join directory.workspace w on w.id = m.workspace_id
    where m.user_id = ${session.userId} and ${isOpenTo(session)}
    order by s.id nulls last, w.created_at`);
}

/** Whether the session began after the membership `m` was last closed. */
export function isOpenTo({ createdAt }: Pick<Session, 'createdAt'>): RawBuilder<unknown> {
  return sql`(m.sessions_since is null or m.sessions_since < ${createdAt.toISOString()})`;
}

/** The actor with their rights as they are now; null if they are no longer active. */
export function readActor(
  database: Database,
  membership: Membership,
  via: Actor['via'],
): Promise<Actor | null> {
  return database.read(membership.workspaceId, (db) => readMemberActor(db, membership, via));
}

/** The same behind the workspace's wall. */
export async function readMemberActor(
  db: Db,
  { workspaceId, memberId }: Membership,
  via: Actor['via'],
): Promise<Actor | null> {
  const member = await db.first<{
    role: Role;
    team_id: string | null;
    leads: string[];
    coach: boolean;
  }>(sql`
      select role, team_id, coach_until is not null as coach, array(select t.id from team t
        where t.workspace_id = ${workspaceId} and t.leader_id = m.id and t.deleted_at is null) as leads
      from member m where workspace_id = ${workspaceId} and id = ${memberId} and active
        and (coach_until is null or coach_until >= (now() at time zone m.time_zone)::date)`);
  if (!member) return null;
  const teamIds = new Set(member.leads);
  if (member.team_id) teamIds.add(member.team_id);
  return {
    workspaceId,
    memberId,
    role: member.role,
    teamId: member.team_id,
    teamIds: [...teamIds],
    ledTeamIds: member.leads,
    via,
    ...(member.coach && { coach: true as const }),
  };
}
