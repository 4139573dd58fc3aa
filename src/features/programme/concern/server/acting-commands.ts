import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { newId } from '#src/lib/ids.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { hindersExperiment } from '../course.ts';
import { type ConcernRow, concernTable, interventionTable, lockConcern } from './concern-rows.ts';
import { refuseFor } from './refuse-for.ts';

/** The concern, if something may be tried on it now. */
export async function requireTriable(ctx: WriteContext, id: string): Promise<ConcernRow> {
  const row = await lockConcern(ctx, id);
  const hindrance = hindersExperiment(row);
  if (hindrance) throw refuseFor(hindrance);
  return row;
}

/** An experiment has begun: it is logged as what is done about the concern. */
export async function beginActing(
  ctx: WriteContext,
  row: ConcernRow,
  given: { owner_id: string; due_on: string; what: string },
): Promise<void> {
  const kept = { ...given, concern_id: row.id, round: row.round, kind: 'adaptive' };
  await keepRow(ctx, interventionTable, { id: newId(), values: kept, verb: 'created' });
  const values = {
    ...{ state: 'acting', due_on: given.due_on },
    owner_id: row.owner_id ?? given.owner_id,
  };
  await keepRow(ctx, concernTable, { id: row.id, values, verb: 'acting' });
}

/** It was looked back on. Whether the concern is gone is said by those whom it affects. */
export async function finishActing(
  ctx: WriteContext,
  { concern_id, owner_id }: { concern_id: string; owner_id: string },
  verdict: 'keep' | 'adapt' | 'stop',
): Promise<void> {
  const open = await ctx.db.first<{ id: string }>(sql`
    select i.id from concern_intervention i where i.workspace_id = ${ctx.actor.workspaceId}
      and i.concern_id = ${concern_id} and i.kind = 'adaptive' and i.done_on is null
      and i.deleted_at is null order by i.owner_id = ${owner_id} desc, i.due_on, i.id limit 1`);
  if (!open) return;
  const outcome = verdict === 'keep' ? 'held' : verdict === 'stop' ? 'failed' : null;
  const values = { done_on: (await readMemberDay(ctx)).day, outcome };
  await keepRow(ctx, interventionTable, { id: open.id, values, verb: 'done' });
}
