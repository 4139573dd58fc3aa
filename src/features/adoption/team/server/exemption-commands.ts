import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import { lastDayFrom } from '../exemption.ts';
import { readExemptions, type ShownExemption } from './exemption-queries.ts';
import { mayExempt, type SeenTeam } from './may-exempt.ts';

export interface Granted {
  member_id: string;
  reason: string;
  until_day: string;
}

/** What is done besides: a task that reminds, where tasks are known. */
export type PlanReminder = (
  ctx: WriteContext,
  given: Granted & { member: string; today: string },
) => Promise<string>;

/** Somebody is not counted for a while. The whole team reads it, and it ends by itself. */
export async function grantExemption(
  ctx: WriteContext,
  given: Granted,
  planReminder: PlanReminder,
): Promise<ShownExemption> {
  const { workspaceId, memberId } = ctx.actor;
  const member = await lockMember(ctx, given.member_id);
  requireRight(ctx, given.member_id, member.team);
  const { day: today } = await readMemberDay(ctx);
  requireDays(today, given.until_day);
  await refuseTwice(ctx, given.member_id, today);
  const task_id = await planReminder(ctx, { ...given, member: member.name, today });
  const id = newId();
  await ctx.db.rows(sql`
    insert into exemption (workspace_id, id, member_id, reason, from_day, until_day, granted_by, task_id)
    values (${workspaceId}, ${id}, ${given.member_id}, ${given.reason}, ${today}, ${given.until_day},
      ${memberId}, ${task_id})`);
  tell(ctx, { id, ...given });
  const [made] = await readExemptions(ctx, member.team, sql`x.id = ${id}`);
  return made!;
}

function tell(
  ctx: WriteContext,
  { id, ...given }: Granted & { id: string },
  undoOf?: string,
): void {
  const changes = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, [null, value] as [unknown, unknown]]),
  );
  ctx.emit({
    ...{ verb: 'exemption.granted', type: 'exemption', id, changes },
    ...(undoOf && { undoOf }),
  });
}

interface Named {
  name: string;
  team: SeenTeam | null;
}

/** Held until the commit, so that one member is not exempt twice. */
async function lockMember(ctx: WriteContext, id: string): Promise<Named> {
  const row = await ctx.db.first<{ name: string; team_id: string | null }>(sql`
    select name, team_id from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and active for update`);
  if (!row) {
    throw new AppError('invalid', 'There is no such member. Choose somebody else.', {
      reason: 'unknown_reference',
    });
  }
  const team = await ctx.db.first<SeenTeam>(sql`
    select id, name, leader_id from team where workspace_id = ${ctx.actor.workspaceId}
      and deleted_at is null and (id = ${row.team_id} or leader_id = ${id})
    order by id = ${row.team_id} desc nulls last limit 1`);
  return { name: row.name, team: team ?? null };
}

function requireRight({ actor }: WriteContext, memberId: string, team: SeenTeam | null): void {
  if (memberId === actor.memberId) {
    throw new AppError('forbidden', 'Nobody exempts themselves. Ask an administrator.', {
      reason: 'own_exemption',
    });
  }
  if (mayExempt(actor, team)) return;
  throw new AppError(
    'forbidden',
    'Only the team’s leader, its manager or an administrator may do this. Ask one of them.',
    { reason: 'not_leader' },
  );
}

function requireDays(today: string, until: string): void {
  if (until < today) {
    throw new AppError('invalid', 'That day has passed. Choose one to come.', {
      reason: 'day_passed',
    });
  }
  if (until <= lastDayFrom(today)) return;
  throw new AppError('invalid', 'An exemption lasts half a year at most. Choose an earlier day.', {
    reason: 'too_long',
    latest: lastDayFrom(today),
  });
}

async function refuseTwice(ctx: WriteContext, memberId: string, today: string): Promise<void> {
  const found = await ctx.db.first<{ id: string; until_day: string }>(sql`
    select id, until_day from exemption where workspace_id = ${ctx.actor.workspaceId}
      and member_id = ${memberId} and deleted_at is null and ended_at is null
      and until_day >= ${today} limit 1`);
  if (!found) return;
  throw new AppError('conflict', 'They are exempt already. End that exemption first.', {
    ...{ reason: 'exempt_already', exemption_id: found.id },
  });
}

interface Row extends Granted {
  ended_at: string | null;
  task_id: string | null;
}

/** Ends it before its day; they count again from now on. Gives the task that would have reminded. */
export async function endExemption(
  ctx: WriteContext,
  id: string,
  undoOf?: string,
): Promise<string | null> {
  const row = await lockExemption(ctx, id);
  if (row.ended_at) throw notFound();
  await setEnded(ctx, id, ctx.now().toISOString());
  const changes = { ended_at: [null, ctx.now().toISOString()] as [unknown, unknown] };
  const event = { verb: 'exemption.ended' as const, type: 'exemption', id, changes };
  ctx.emit({ ...event, ...(undoOf && { undoOf }) });
  return row.task_id;
}

/** It holds again, as if it had not been ended, unless they are exempt anew. */
export async function resumeExemption(
  ctx: WriteContext,
  id: string,
  undoOf: string,
): Promise<Pick<Row, 'task_id'> | null> {
  const { ended_at, task_id, ...given } = await lockExemption(ctx, id);
  const { day } = await readMemberDay(ctx);
  if (!ended_at || given.until_day < day) return null;
  await refuseTwice(ctx, given.member_id, day);
  await setEnded(ctx, id, null);
  tell(ctx, { id, ...given }, undoOf);
  return { task_id };
}

async function lockExemption(ctx: WriteContext, id: string): Promise<Row> {
  const row = await ctx.db.first<Row>(sql`
    select member_id, reason, until_day, ended_at, task_id from exemption
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null for update`);
  if (!row) throw notFound();
  const { team } = await lockMember(ctx, row.member_id);
  requireRight(ctx, row.member_id, team);
  return row;
}

async function setEnded(ctx: WriteContext, id: string, at: string | null): Promise<void> {
  await ctx.db.rows(sql`update exemption set ended_at = ${at}, version = version + 1
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
}

function notFound(): AppError {
  return new AppError('not_found', 'There is no such exemption, or it has ended.');
}
