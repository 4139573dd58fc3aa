import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, Role } from '#src/server/context.ts';

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  team_id: string | null;
  active: boolean;
}

export function listMembers(ctx: ReadContext): Promise<MemberRow[]> {
  return ctx.db.rows(sql`
    select id, name, email, role, team_id, active from member
    where workspace_id = ${ctx.actor.workspaceId} and coach_until is null
    order by active desc, name, id`);
}

export async function getMember(ctx: ReadContext, id: string): Promise<MemberRow> {
  const member = await ctx.db.first<MemberRow>(sql`
    select id, name, email, role, team_id, active from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  return member;
}

export interface TeamRow {
  id: string;
  name: string;
  leader_id: string | null;
}

export function listTeams(ctx: ReadContext): Promise<TeamRow[]> {
  return ctx.db.rows(sql`
    select id, name, leader_id from team
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null order by name, id`);
}

export async function getTeam(ctx: ReadContext, id: string): Promise<TeamRow> {
  const team = await ctx.db.first<TeamRow>(sql`
    select id, name, leader_id from team
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null`);
  if (!team) throw new AppError('not_found', 'There is no such team.');
  return team;
}

/** Who the actor is, where they work, and where else they could. */
export async function readMe(ctx: ReadContext) {
  const member = await ctx.db.first<
    MemberRow & {
      user_id: string;
      language: string;
      time_zone: string;
      working_days: number[];
      coach_until: string | null;
    }
  >(sql`select id, name, email, role, team_id, active, user_id, language, time_zone, working_days,
      coach_until from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  const { user_id, ...shown } = member!;
  const workspaces = await ctx.db.rows<{ id: string; name: string }>(sql`
    select w.id, w.name from directory.membership m
    join directory.workspace w on w.id = m.workspace_id
    where m.user_id = ${user_id} order by w.name, w.id`);
  const { viewerId, workspaceId } = ctx.actor;
  const viewer = viewerId ? await getMember(ctx, viewerId) : null;
  const here = workspaces.find(({ id }) => id === workspaceId)!;
  return {
    member: shown,
    workspace: here,
    // the member's other workspaces are nobody else's business
    workspaces: viewer ? [here] : workspaces,
    viewer: viewer && { id: viewer.id, name: viewer.name },
  };
}

export function listInvitations(ctx: ReadContext) {
  return ctx.db.rows(sql`
    select id, email, role, team_id, expires_at from directory.one_time_link
    where workspace_id = ${ctx.actor.workspaceId} and kind = 'invitation'
      and used_at is null and expires_at > now() order by created_at desc`);
}

export function listKeys(ctx: ReadContext) {
  return ctx.db.rows(sql`
    select id, name, member_id, created_at, last_used_at from directory.api_key
    where workspace_id = ${ctx.actor.workspaceId} and revoked_at is null
      and (${ctx.actor.role === 'administrator'} or member_id = ${ctx.actor.memberId})
    order by created_at desc`);
}

/**
 * The sign-in of a member who works in this workspace alone. Whoever sets a password signs in
 * everywhere with it, so one workspace may not set it for a person of several.
 */
export async function requireOwnUser(ctx: ReadContext, memberId: string): Promise<string> {
  const user = await ctx.db.first<{ user_id: string; workspaces: number }>(sql`
    select m.user_id, (select count(*) from directory.membership d where d.user_id = m.user_id)
      as workspaces
    from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${memberId}`);
  if (!user) throw new AppError('not_found', 'There is no such member.');
  if (user.workspaces === 1) return user.user_id;
  throw sharedAccount();
}

export function sharedAccount(): AppError {
  return new AppError(
    'forbidden',
    'They sign in to other workspaces too. Whoever runs this installation can reset the password.',
    { reason: 'shared_account' },
  );
}
