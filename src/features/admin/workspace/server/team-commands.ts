import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import { getMember, getTeam, type TeamRow } from './workspace-queries.ts';

interface TeamPatch {
  name?: string | undefined;
  leader_id?: string | null | undefined;
}

export async function createTeam(
  ctx: WriteContext,
  team: { name: string; leader_id?: string | null | undefined },
): Promise<string> {
  const id = newId();
  const leaderId = team.leader_id ?? null;
  await refuseSameName(ctx, id, team.name);
  if (leaderId) await getMember(ctx, leaderId);
  await ctx.db.rows(sql`
    insert into team (workspace_id, id, name, leader_id)
    values (${ctx.actor.workspaceId}, ${id}, ${team.name}, ${leaderId})`);
  ctx.emit({
    verb: 'team.created',
    type: 'team',
    id,
    changes: { name: [null, team.name], leader_id: [null, leaderId] },
  });
  return id;
}

export async function updateTeam(ctx: WriteContext, id: string, patch: TeamPatch): Promise<void> {
  const before = await lockTeam(ctx, id);
  const name = patch.name ?? before.name;
  const leaderId = patch.leader_id === undefined ? before.leader_id : patch.leader_id;
  if (leaderId) await getMember(ctx, leaderId);
  if (name === before.name && leaderId === before.leader_id) return;
  if (name !== before.name) await refuseSameName(ctx, id, name);
  await ctx.db.rows(sql`
    update team t set name = ${name}, leader_id = ${leaderId}, version = version + 1
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${id}`);
  ctx.emit({
    verb: 'team.changed',
    type: 'team',
    id,
    changes: {
      ...(name !== before.name && { name: [before.name, name] }),
      ...(leaderId !== before.leader_id && { leader_id: [before.leader_id, leaderId] }),
    },
  });
}

/** Who shares with a team chooses it by its name. Of two who give the same at once one waits. */
async function refuseSameName(ctx: WriteContext, id: string, name: string): Promise<void> {
  const { workspaceId } = ctx.actor;
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`teams ${workspaceId}`}, 0))`);
  const same = await ctx.db.first<{ name: string }>(sql`
    select t.name from team t where t.workspace_id = ${workspaceId} and t.deleted_at is null
      and t.id <> ${id} and lower(t.name) = lower(${name}) limit 1`);
  if (!same) return;
  throw new AppError('conflict', `There is a team “${same.name}” already. Choose another name.`, {
    reason: 'same_name',
  });
}

/** The team as it is, kept from others until the commit. */
async function lockTeam(ctx: WriteContext, id: string): Promise<TeamRow> {
  await ctx.db.rows(sql`
    select id from team where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
  return getTeam(ctx, id);
}

/** Only an empty team can go, so that nobody loses sight of what the team sees. */
export async function removeTeam(ctx: WriteContext, id: string): Promise<void> {
  await lockTeam(ctx, id);
  const member = await ctx.db.first(sql`
    select id from member where workspace_id = ${ctx.actor.workspaceId} and team_id = ${id} limit 1`);
  if (member) {
    throw new AppError(
      'conflict',
      'This team still has members. Move them to another team first.',
      {
        reason: 'team_not_empty',
      },
    );
  }
  await ctx.db.rows(sql`
    update team t set deleted_at = now(), leader_id = null
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${id}`);
  ctx.emit({ verb: 'team.deleted', type: 'team', id });
}
