import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { Actor } from '../context.ts';
import type { Database } from '../db/database.ts';
import { readActor } from './authenticate.ts';

const COOKIE = 'uptake.view_as';
const HEADER = 'uptake-view-as';

/** The cookie that lets a browser go on with a view, or end it with null. HTTP alone may read it. */
export function viewAsCookie(id: string | null, { url, maxAge }: { url: string; maxAge: number }) {
  const secure = url.startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${id ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${id ? maxAge : 0}${secure}`;
}

/** The view that the request's cookie goes on with; null if there is none. */
function cookieOf(request: Request): string | null {
  const id = /(?:^|;\s*)uptake\.view_as=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return isId(id) ? id : null;
}

/**
 * Gives, in place of an administrator who looks at the workspace as a member sees it, that member:
 * with their rights, but marked as looked through. What is not a view of theirs, or is over, leaves
 * them who they are.
 */
export function createViewAs(database: Database, now: () => Date) {
  return async (request: Request, actor: Actor): Promise<Actor> => {
    const asked = request.headers.get(HEADER);
    const id = asked ?? cookieOf(request);
    if (id === null) return actor;
    const member = await findViewed(actor, id);
    if (member) return member;
    // a program that asks for a view is never served as itself; a browser's cookie just outlived it
    if (asked !== null) throw viewOver();
    return actor;
  };

  async function findViewed(actor: Actor, id: string): Promise<Actor | null> {
    if (!isId(id) || actor.role !== 'administrator') return null;
    const { workspaceId } = actor;
    const view = await database.read(workspaceId, (db) =>
      db.first<{ member_id: string }>(sql`
        select member_id from view_as
        where workspace_id = ${workspaceId} and id = ${id} and viewer_id = ${actor.memberId}
          and ended_at is null and expires_at > ${now().toISOString()}::timestamptz`),
    );
    const viewed = view && { workspaceId, memberId: view.member_id };
    const member = viewed ? await readActor(database, viewed, actor.via) : null;
    return member && { ...member, viewerId: actor.memberId };
  }
}

function viewOver(): AppError {
  return new AppError('forbidden', 'This view is over. Begin another one in Members.', {
    reason: 'view_over',
  });
}
