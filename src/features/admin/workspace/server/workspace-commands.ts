import { sql } from 'kysely';
import { beginPipeline } from '#src/features/sales/pipeline/server/pipeline-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { moveToTeam } from '#src/records/server/write/move-to-team.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { Actor, Role, WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';
import { endAccess } from './end-access-commands.ts';
import { lockUser, voidLinksOf, voidResetLinks } from './link-commands.ts';

export interface NewMember {
  userId: string;
  name: string;
  email: string;
  role: Role;
  teamId: string | null;
  timeZone?: string;
  /** An outside coach's last day. */
  coachUntil?: string | null;
  /** As far as it is known when they come; theirs to change. */
  language?: string | undefined;
}

interface NewWorkspace {
  name: string;
  administrator: Omit<NewMember, 'userId' | 'role' | 'teamId'>;
  /** Finds or makes the administrator's account, within the same transaction. */
  account: (db: Db) => Promise<string>;
}

/** Makes a workspace with its first member, who is its administrator. */
export async function createWorkspace(machinery: Machinery, given: NewWorkspace): Promise<Actor> {
  const workspaceId = newId();
  const memberId = newId();
  const actor: Actor = {
    workspaceId,
    memberId,
    role: 'administrator',
    teamId: null,
    teamIds: [],
    via: 'web',
  };
  await runCommand(machinery, actor, async (ctx) => {
    const userId = await given.account(ctx.db);
    await ctx.db.rows(
      sql`insert into directory.workspace (id, name) values (${workspaceId}, ${given.name})`,
    );
    ctx.emit({
      verb: 'workspace.created',
      type: 'workspace',
      id: workspaceId,
      changes: { name: [null, given.name] },
    });
    const member = { ...given.administrator, userId, role: 'administrator', teamId: null } as const;
    await addMember(ctx, memberId, member);
    await beginPipeline(ctx, given.administrator.language);
  });
  return actor;
}

/** Makes somebody who signs in a member of the workspace. */
export async function addMember(ctx: WriteContext, id: string, member: NewMember): Promise<void> {
  const { workspaceId } = ctx.actor;
  await lockUser(ctx.db, member.userId);
  const joined = await ctx.db.first(sql`
    insert into directory.membership (user_id, workspace_id, member_id)
    values (${member.userId}, ${workspaceId}, ${id}) on conflict do nothing returning member_id`);
  if (!joined) {
    throw new AppError('conflict', 'They are a member of this workspace already.', {
      reason: 'already_member',
    });
  }
  await voidResetLinks(ctx.db, member.userId);
  await ctx.db.rows(sql`
    insert into member (workspace_id, id, user_id, name, email, role, team_id, time_zone, language,
      coach_until)
    values (${workspaceId}, ${id}, ${member.userId}, ${member.name}, ${member.email},
      ${member.role}, ${member.teamId}, ${member.timeZone ?? 'UTC'},
      ${member.language ?? 'en'}, ${member.coachUntil ?? null})`);
  ctx.emit({
    verb: 'member.joined',
    type: 'member',
    id,
    changes: {
      name: [null, member.name],
      email: [null, member.email],
      role: [null, member.role],
      team_id: [null, member.teamId],
      ...(member.coachUntil && { coach_until: [null, member.coachUntil] as [unknown, unknown] }),
      time_zone: [null, member.timeZone ?? 'UTC'],
      working_days: [null, [1, 2, 3, 4, 5]],
    },
  });
}

export interface MemberPatch {
  name?: string | undefined;
  role?: Role | undefined;
  team_id?: string | null | undefined;
  active?: boolean | undefined;
  language?: string | undefined;
  time_zone?: string | undefined;
  /** Weekdays, 1 for Monday. */
  working_days?: number[] | undefined;
}

const MEMBER = {
  name: 'member',
  fields: ['name', 'role', 'team_id', 'active', 'language', 'time_zone', 'working_days'],
} as const;

type MemberRow = Required<MemberPatch> & { id: string; user_id: string };

/** Changes a member. The last active administrator stays one, or nobody could undo it. */
export async function updateMember(
  ctx: WriteContext,
  types: RecordTypes,
  change: { id: string; patch: MemberPatch; undoOf?: string },
): Promise<void> {
  const { id, patch, undoOf } = change;
  const { workspaceId } = ctx.actor;
  const members = await ctx.db.rows<MemberRow>(sql`
    select id, user_id, name, role, team_id, active, language, time_zone, working_days from member
    where workspace_id = ${workspaceId} and (id = ${id} or role = 'administrator')
    order by id for update`);
  const before = members.find((member) => member.id === id);
  if (!before) throw new AppError('not_found', 'There is no such member.');
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  );
  const after = { ...before, ...given } as MemberRow;
  const administrators = members.filter((m) => m.role === 'administrator' && m.active);
  const losesRights = after.role !== 'administrator' || !after.active;
  if (losesRights && administrators.length === 1 && administrators[0]!.id === id) {
    throw new AppError('conflict', 'A workspace needs an administrator. Name another one first.', {
      reason: 'last_administrator',
    });
  }
  if (after.team_id) await requireTeam(ctx, after.team_id);
  const changes = await saveRow(ctx, MEMBER, { id, before, after, verb: 'changed', undoOf });
  if (!changes) return;
  if (losesRights) await voidLinksOf(ctx, id);
  // what was ended together with them comes back together with them, and in no other way
  const isTakenBack = after.active && undoOf !== undefined;
  if ('active' in changes && !isTakenBack) await endAccess(ctx, { id, userId: before.user_id });
  if ('team_id' in changes) await moveToTeam(ctx, types, { ownerId: id, teamId: after.team_id });
}

/** Refuses a team that is not there; it cannot be removed before the command is done. */
export async function requireTeam(ctx: WriteContext, id: string): Promise<void> {
  const team = await ctx.db.first(sql`
    select id from team
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null for share`);
  if (!team) {
    throw new AppError('invalid', 'There is no such team. Choose another.', {
      reason: 'unknown_reference',
    });
  }
}
