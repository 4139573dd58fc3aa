import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';

export interface Workspace {
  id: string;
  name: string;
}

export function readWorkspaces({ machinery }: Services): Promise<Workspace[]> {
  return machinery.database.read(null, (db) =>
    db.rows<Workspace>(sql`select id, name from directory.workspace order by created_at, id`),
  );
}

/** The workspace of that name or id; without one, the only one there is. */
export async function findWorkspace(
  services: Services,
  given: string | undefined,
): Promise<Workspace> {
  const all = await readWorkspaces(services);
  if (all.length === 0) {
    throw new AppError(
      'conflict',
      'There is no workspace yet. Make one with: npx uptake workspace add NAME --admin EMAIL',
      { reason: 'no_workspace' },
    );
  }
  return choose(all, given);
}

function choose(all: Workspace[], given: string | undefined): Workspace {
  const wanted = given?.trim().toLowerCase();
  const found = all.filter(
    ({ id, name }) => !wanted || id === wanted || name.toLowerCase() === wanted,
  );
  if (found.length === 1) return found[0]!;
  const list = (found.length > 0 ? found : all)
    .map(({ id, name }) => `\n  "${name}" ${id}`)
    .join('');
  if (found.length === 0) {
    throw new AppError('not_found', `There is no workspace "${given}". There are:${list}`, {
      reason: 'unknown_workspace',
    });
  }
  throw new AppError(
    'invalid',
    `Say which workspace, with --workspace and its name or id:${list}`,
    {
      reason: 'which_workspace',
    },
  );
}

/** The member with that e-mail address, with their rights of now. */
export async function findMember(
  services: Services,
  { email, workspace }: { email: string; workspace: string | undefined },
): Promise<Actor> {
  const { database } = services.machinery;
  const memberships = await database.read(null, (db) =>
    db.rows<Workspace & { member_id: string }>(sql`
      select w.id, w.name, m.member_id from directory.membership m
      join directory.auth_user u on u.id = m.user_id
      join directory.workspace w on w.id = m.workspace_id
      where u.email = ${email} order by w.created_at, w.id`),
  );
  if (memberships.length === 0) {
    throw new AppError(
      'not_found',
      `${email} is a member of no workspace. Add them with: npx uptake user add ${email}`,
      { reason: 'no_member' },
    );
  }
  const { id } = choose(memberships, workspace);
  const { member_id } = memberships.find((membership) => membership.id === id)!;
  return requireActor(services, { workspaceId: id, memberId: member_id });
}

/** The administrator who has been there longest. */
export async function findAdministrator(services: Services, workspaceId: string): Promise<Actor> {
  const member = await services.machinery.database.read(workspaceId, (db) =>
    db.first<{ id: string }>(sql`
      select id from member where workspace_id = ${workspaceId} and role = 'administrator' and active
      order by created_at, id limit 1`),
  );
  if (member) return requireActor(services, { workspaceId, memberId: member.id });
  throw new AppError('conflict', 'This workspace has no administrator.', {
    reason: 'no_administrator',
  });
}

async function requireActor(
  { machinery }: Services,
  membership: { workspaceId: string; memberId: string },
): Promise<Actor> {
  const actor = await readActor(machinery.database, membership, 'api');
  if (actor) return actor;
  throw new AppError(
    'forbidden',
    'They are deactivated in this workspace. An administrator can activate them in Settings.',
    { reason: 'inactive_member' },
  );
}
