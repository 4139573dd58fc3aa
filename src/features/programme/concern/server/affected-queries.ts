import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type ConcernRow, findConcern } from './concern-rows.ts';

type Concerned = Pick<ConcernRow, 'team_id' | 'raised_by'>;

/** By what it is known whom a concern affects. */
export async function readConcerned(ctx: ReadContext, id: string): Promise<Concerned> {
  const { team_id, raised_by } = await findConcern(ctx, id);
  return { team_id, raised_by };
}

/** Whether a concern is among what member `m` lives with: of their team, raised by them, or everybody's. */
export function affects(one: { team_id: unknown; raised_by: unknown }) {
  return sql`(m.active and m.coach_until is null and (${one.team_id}::uuid is null
    or m.id = ${one.raised_by}::uuid or m.team_id = ${one.team_id}::uuid
    or exists (select from team t where t.workspace_id = m.workspace_id
      and t.id = ${one.team_id}::uuid and t.leader_id = m.id and t.deleted_at is null)))`;
}

export async function isAffected(
  ctx: ReadContext,
  one: Concerned,
  memberId: string,
): Promise<boolean> {
  const found = await ctx.db.first(sql`
    select m.id from member m where m.workspace_id = ${ctx.actor.workspaceId}
      and m.id = ${memberId} and ${affects(one)}`);
  return found !== undefined;
}

/** A colleague who is still here; outside coaches look after nothing. */
export async function requireColleague(ctx: ReadContext, id: string): Promise<void> {
  const found = await ctx.db.first(sql`
    select m.id from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id}
      and m.active and m.coach_until is null`);
  if (found) return;
  throw new AppError('invalid', 'This person is not here. Choose a colleague who is.', {
    reason: 'no_member',
  });
}

export async function requireTeam(ctx: ReadContext, id: string): Promise<void> {
  const found = await ctx.db.first(sql`
    select t.id from team t where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${id}
      and t.deleted_at is null`);
  if (found) return;
  throw new AppError('invalid', 'There is no such team. Choose another one.', {
    reason: 'no_team',
  });
}

/** Whoever leads people: managers, administrators, leaders of a team. */
export async function isLeader(ctx: ReadContext, memberId: string): Promise<boolean> {
  const found = await ctx.db.first(sql`
    select m.id from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${memberId}
      and m.active and (m.role <> 'member' or exists (select from team t
        where t.workspace_id = m.workspace_id and t.leader_id = m.id and t.deleted_at is null))`);
  return found !== undefined;
}
