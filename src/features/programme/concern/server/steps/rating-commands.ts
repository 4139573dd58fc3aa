import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Loss } from '../../concern.ts';
import { hindersRating } from '../../course.ts';
import { type ConcernClass, givesUp, judge, type Question, type Scores } from '../../diagnosis.ts';
import { isAffected } from '../affected-queries.ts';
import { requireDecider } from '../concern-commands.ts';
import { type ConcernRow, concernTable, lockConcern } from '../concern-rows.ts';
import { refuseFor } from '../refuse-for.ts';

export interface Rating {
  scores: Scores;
  evidence: Partial<Record<Question, string>>;
  losses: Loss[];
}

/**
 * One of two rates it. The second ends the round, and the concern has its class. The ledger says only
 * that somebody has rated, so that nobody reads there what the first one said.
 */
export async function rateConcern(
  ctx: WriteContext,
  { id, ...rating }: Rating & { id: string },
): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const row = await lockConcern(ctx, id);
  const hindrance = hindersRating(row);
  if (hindrance) throw refuseFor(hindrance);
  if (givesUp(rating.scores) && rating.losses.length === 0) throw refuseFor('no_loss');
  const before = await ctx.db.rows<Rated>(sql`
    select r.rater_id, r.affected, r.scores, r.losses from concern_rating r
    where r.workspace_id = ${workspaceId} and r.concern_id = ${id} and r.round = ${row.round}`);
  if (before.some(({ rater_id }) => rater_id === memberId)) throw refuseFor('rated');
  const affected = await isAffected(ctx, row, memberId);
  if (before.length > 0 && !affected && !before.some((one) => one.affected)) {
    throw refuseFor('none_affected');
  }
  await ctx.db.rows(sql`
    insert into concern_rating
      (workspace_id, concern_id, round, rater_id, affected, scores, evidence, losses, rated_on)
    values (${workspaceId}, ${id}, ${row.round}, ${memberId}, ${affected},
      ${JSON.stringify(rating.scores)}::jsonb, ${JSON.stringify(rating.evidence)}::jsonb,
      ${JSON.stringify(rating.losses)}::jsonb, ${(await readMemberDay(ctx)).day})`);
  ctx.emit({ verb: 'concern_rating.created', type: 'concern_rating', id });
  const found = judge([...before.map(({ scores }) => scores), rating.scores]);
  if (found === null) return;
  const losses = lossesWith(row, [...before, rating], found);
  const values = { class: found, state: stateWith(row), losses };
  await keepRow(ctx, concernTable, { id, values, verb: 'diagnosed' });
}

interface Rated {
  rater_id: string;
  affected: boolean;
  scores: Scores;
  losses: Loss[];
}

/** What both said is given up, of what asks people to change. */
function lossesWith(row: ConcernRow, both: readonly Pick<Rated, 'losses'>[], found: ConcernClass) {
  if (found !== 'adaptive' && found !== 'mixed') return row.losses;
  return [...new Set([...row.losses, ...both.flatMap(({ losses }) => losses)])];
}

/** What was answered already stays answered. */
function stateWith({ state }: ConcernRow): ConcernRow['state'] {
  return state === 'answered' || state === 'acting' ? state : 'diagnosed';
}

/** Where the two differed, both rate it once more after they have talked. */
export async function rateAnew(ctx: WriteContext, id: string): Promise<void> {
  const row = await lockConcern(ctx, id);
  if (row.class !== 'undetermined') throw refuseFor('not_undetermined');
  if (!(await isAffected(ctx, row, ctx.actor.memberId))) await requireDecider(ctx);
  const values = { class: null, round: row.round + 1 };
  await keepRow(ctx, concernTable, { id, values, verb: 'changed' });
}
