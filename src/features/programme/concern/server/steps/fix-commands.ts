import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { addDays } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Fix } from '../../concern.ts';
import { afterFailure, hindersFix, hindersVerdict } from '../../course.ts';
import { isAffected, requireColleague } from '../affected-queries.ts';
import { requireDecider } from '../concern-commands.ts';
import {
  type ConcernRow,
  concernTable,
  interventionTable,
  listInterventions,
  lockConcern,
  readDeeds,
} from '../concern-rows.ts';
import { refuseFor } from '../refuse-for.ts';

interface Promised {
  id: string;
  kind: Fix;
  what: string;
  owner_id: string;
  due_on: string;
}

/** A fix is promised: what, by whom, until when. */
export async function promiseFix(ctx: WriteContext, given: Promised): Promise<string> {
  const { id: concern_id, ...fix } = given;
  const row = await lockConcern(ctx, concern_id);
  await requireOwner(ctx, row.owner_id);
  const hindrance = hindersFix(row, await readDeeds(ctx, row));
  if (hindrance) throw refuseFor(hindrance);
  const { day: today } = await readMemberDay(ctx);
  if (fix.due_on < today) throw refuseFor('past');
  if (fix.due_on > addDays(today, 366)) throw refuseFor('too_late');
  await requireColleague(ctx, fix.owner_id);
  const id = newId();
  const kept = { ...fix, concern_id, round: row.round };
  await keepRow(ctx, interventionTable, { id, values: kept, verb: 'created' });
  const values = { state: 'acting', owner_id: row.owner_id ?? fix.owner_id, due_on: fix.due_on };
  await keepRow(ctx, concernTable, { id: concern_id, values, verb: 'acting' });
  return id;
}

/** Says that the fix is there; those affected say whether it helped. */
export async function finishFix(ctx: WriteContext, id: string): Promise<string> {
  const row = await lockConcern(ctx, id);
  const fix = (await listInterventions(ctx, id)).find(
    ({ kind, round, done_on }) => kind !== 'adaptive' && round === row.round && done_on === null,
  );
  if (!fix) throw refuseFor('done');
  if (fix.owner_id !== ctx.actor.memberId) await requireOwner(ctx, row.owner_id);
  const values = { done_on: (await readMemberDay(ctx)).day };
  await keepRow(ctx, interventionTable, { id: fix.id, values, verb: 'done' });
  return fix.id;
}

/** Somebody whom it affects says whether it is gone. */
export async function judgeConcern(
  ctx: WriteContext,
  { id, holds }: { id: string; holds: boolean },
): Promise<void> {
  const { memberId } = ctx.actor;
  const row = await lockConcern(ctx, id);
  const deeds = await readDeeds(ctx, row);
  const hindrance = hindersVerdict(row, deeds);
  if (hindrance) throw refuseFor(hindrance);
  if (!(await isAffected(ctx, row, memberId))) throw refuseFor('not_affected');
  const fixes = (await listInterventions(ctx, id)).filter(
    ({ round, kind }) => round === row.round && kind !== 'adaptive',
  );
  const last = fixes.find(({ done_on, outcome }) => done_on !== null && outcome === null);
  if (holds && last && last.owner_id === memberId) throw refuseFor('own_fix');
  if (last) {
    const values = { outcome: holds ? 'held' : 'failed' };
    await keepRow(ctx, interventionTable, { id: last.id, values, verb: 'judged' });
  }
  if (holds) {
    await keepRow(ctx, concernTable, { id, values: { state: 'verified' }, verb: 'verified' });
  } else await reopen(ctx, row, deeds.failed + (last ? 1 : 0));
}

async function reopen(ctx: WriteContext, row: ConcernRow, failed: number): Promise<void> {
  const { isAnew, ...after } = afterFailure(row, failed);
  const values = { ...after, round: isAnew ? row.round + 1 : row.round };
  await keepRow(ctx, concernTable, { id: row.id, values, verb: 'reopened' });
}

async function requireOwner(ctx: WriteContext, ownerId: string | null): Promise<void> {
  if (ownerId !== ctx.actor.memberId) await requireDecider(ctx);
}
