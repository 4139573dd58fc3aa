import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { binRecords, createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { GoalMeasure } from '../goal.ts';
import { goalType } from './goal-type.ts';

export interface GivenGoal {
  period: string;
  measure: GoalMeasure;
  member_id?: string | undefined;
  team_id?: string | undefined;
  target: number | null;
}

/** Sets what is to be reached in a period; there is one goal of each kind for each. */
export async function setGoal(ctx: WriteContext, given: GivenGoal): Promise<string | null> {
  await refuseOthersGoal(ctx, given);
  const { period, measure, target, member_id = null, team_id = null } = given;
  // one at a time: two who set the same goal at once make one goal of it
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`goal ${ctx.actor.workspaceId} ${period}`}, 0))`);
  const known = await ctx.db.first<{ id: string }>(sql`
    select r.id from goal r where r.workspace_id = ${ctx.actor.workspaceId}
      and r.deleted_at is null and r.period = ${period} and r.measure = ${measure}
      and r.of_member is not distinct from ${member_id}::uuid
      and r.of_team is not distinct from ${team_id}::text`);
  if (target === null) {
    if (known) await binRecords(ctx, goalType, [known.id]);
    return null;
  }
  const reached = await targetOf(ctx, measure, target);
  if (known) {
    await updateRecords(ctx, goalType, [{ id: known.id, patch: reached }]);
    return known.id;
  }
  const input = { period, measure, of_member: member_id, of_team: team_id, ...reached };
  const [id] = await createRecords(ctx, goalType, [input]);
  return id!;
}

async function targetOf(ctx: WriteContext, measure: GoalMeasure, target: number) {
  if (measure === 'won_count') return { number: Math.min(target, 2_000_000_000) };
  const row = await ctx.db.first<{ currency: string }>(sql`select own_currency() as currency`);
  return { amount: { amount: target, currency: row!.currency } };
}

/** Members set their own goals; managers those of their teams and of everyone. */
async function refuseOthersGoal(ctx: WriteContext, { member_id, team_id }: GivenGoal) {
  const { workspaceId, memberId, role } = ctx.actor;
  const whose = await ctx.db.first<{ known: boolean }>(sql`
    select ${member_id ?? null}::uuid is null and ${team_id ?? null}::uuid is null
      or exists (select 1 from member m where m.workspace_id = ${workspaceId}
        and m.id = ${member_id ?? null}::uuid and m.active)
      or exists (select 1 from team t where t.workspace_id = ${workspaceId}
        and t.id = ${team_id ?? null}::uuid) as known`);
  if (!whose?.known) {
    throw new AppError('invalid', 'There is nobody of that id here. Load the page again.', {
      reason: 'unknown_reference',
    });
  }
  if (role !== 'member' || member_id === memberId) return;
  throw new AppError('forbidden', 'You set your own goal; a manager sets those of others.', {
    reason: 'not_yours',
  });
}
