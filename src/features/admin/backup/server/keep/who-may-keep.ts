import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import type { Actor } from '#src/server/context.ts';
import type { Machinery } from '#src/server/run-command.ts';

/**
 * The same person in every workspace, if they administer each: then all that a backup holds is theirs
 * to keep. Null otherwise, for nobody gets another workspace's data.
 */
export async function readOwnEverywhere(
  { database }: Machinery,
  actor: Actor,
): Promise<Actor[] | null> {
  const seats = await database.read(null, (db) =>
    db.rows<{ workspaceId: string; memberId: string | null }>(sql`
      select w.id as "workspaceId", s.member_id as "memberId"
      from directory.workspace w left join directory.membership s on s.workspace_id = w.id
        and s.user_id = (select user_id from directory.membership
          where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId})
      order by w.id`),
  );
  const own: Actor[] = [];
  for (const { workspaceId, memberId } of seats) {
    if (!memberId) return null;
    const seat = await readActor(database, { workspaceId, memberId }, actor.via);
    if (seat?.role !== 'administrator') return null;
    own.push(seat);
  }
  return own;
}

/** @throws AppError `not_yours_alone` */
export async function requireOwnEverywhere(machinery: Machinery, actor: Actor): Promise<Actor[]> {
  const own = await readOwnEverywhere(machinery, actor);
  if (own) return own;
  throw new AppError(
    'forbidden',
    'A backup holds every company of this installation, and you do not administer all of them. Ask whoever runs it: npx uptake backup FILE.',
    { reason: 'not_yours_alone' },
  );
}
