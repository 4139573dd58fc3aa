import { sql } from 'kysely';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import { visible } from '#src/records/server/visible.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';

/**
 * The leader of one's team asked for a report outside the system. Kept is whom it tells of, which
 * report and on which day; who said so is written nowhere. `ctx` acts by link, `actor` is who says it.
 */
export async function sayAskedOutside(
  ctx: WriteContext,
  { actor, reportId }: { actor: Actor; reportId: string },
): Promise<void> {
  const { workspaceId } = actor;
  const report = await ctx.db.first(sql`
    select r.id from report r where ${visible(actor, 'r')} and r.id = ${reportId}
      and r.deleted_at is null`);
  if (!report) throw new AppError('not_found', 'There is no such report.');
  const leaderId = await requireLeader(ctx, actor);
  const today = utcDay(ctx.now());
  const known = await ctx.db.first(sql`
    select a.report_id from asked_outside a where a.workspace_id = ${workspaceId}
      and a.leader_id = ${leaderId} and a.report_id = ${reportId} and a.asked_on = ${today}`);
  // once a day is enough, whoever says it first
  if (known) return;
  await ctx.db.rows(sql`
    insert into asked_outside (workspace_id, leader_id, report_id, asked_on)
    values (${workspaceId}, ${leaderId}, ${reportId}, ${today})`);
  const changes = { leader_id: [null, leaderId] as [unknown, unknown] };
  // not in the report's history, beside which stands who opened it when
  ctx.emit({ verb: 'report.asked_outside', type: 'asked_outside', id: newId(), changes });
}

/** One of a team at a time, so that two who say it at once are counted once. */
async function requireLeader(ctx: WriteContext, actor: Actor): Promise<string> {
  const team = await ctx.db.first<{ leader_id: string | null; people: number }>(sql`
    select t.leader_id, (select count(*)::int from member m where m.workspace_id = t.workspace_id
      and m.team_id = t.id and m.active and m.id <> t.leader_id) as people
    from team t where t.workspace_id = ${actor.workspaceId} and t.id = ${actor.teamId}
      and t.deleted_at is null for no key update of t`);
  if (!team?.leader_id || team.leader_id === actor.memberId) {
    throw new AppError('conflict', 'You have no leader here of whom this could be said.', {
      reason: 'no_leader',
    });
  }
  if (team.people < LEAST_PEOPLE) {
    throw new AppError(
      'conflict',
      'In a team of fewer than five it would be plain who said so, so it is not counted. Show your leader the live report instead.',
      { reason: 'too_few' },
    );
  }
  return team.leader_id;
}
