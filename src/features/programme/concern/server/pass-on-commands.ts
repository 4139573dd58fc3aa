import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { utcDay } from '#src/lib/days.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { listLeftChanges, listUndecided } from './concern-queries.ts';
import { concernTable, interventionTable } from './concern-rows.ts';
import { type Owing, planDecision } from './day-commands.ts';
import { changeOwed, changeOwedOf } from './owed-task-commands.ts';

/** Gives a concern whose owner left to somebody else. */
export async function passConcernOn(
  ctx: WriteContext,
  id: string,
  owner_id: string,
): Promise<void> {
  await keepRow(ctx, concernTable, { id, values: { owner_id }, verb: 'passed' });
}

/** Gives a fix whose owner left to somebody else. */
export async function passFixOn(ctx: WriteContext, id: string, owner_id: string): Promise<void> {
  await keepRow(ctx, interventionTable, { id, values: { owner_id }, verb: 'passed' });
}

/** What leaders who left said they would change, and what weighs most and waits, come into this day. */
export async function handDecisionsOn(
  ctx: WriteContext,
  owing: Owing,
  owner_id: string,
): Promise<void> {
  for (const { id } of await listLeftChanges(ctx)) {
    await changeOwed(ctx, owing.types, { id: changeOwedOf(id), owner_id });
  }
  const { day } = await readMemberDay(ctx, owner_id);
  for (const one of await listUndecided(ctx, day)) {
    await planDecision(ctx, owing, { ...one, owner_id });
  }
}

export async function countLeftDecisions(
  ctx: Pick<ReadContext, 'actor' | 'db' | 'now'>,
): Promise<number> {
  return (await listLeftChanges(ctx)).length + (await listUndecided(ctx, utcDay(ctx.now()))).length;
}
