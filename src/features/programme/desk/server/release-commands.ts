import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { nextReleaseDay } from '../release.ts';
import { readNext, requireKeeper } from './desk-queries.ts';
import { itemTable, lockDesk, releaseTable } from './item-commands.ts';

export const hoursTable: KeptTable<'desk_setting'> = {
  name: 'desk_setting',
  fields: ['hours_a_week', 'hours_when'],
  mayChange: requireKeeper,
};

/** Releases what is done or dropped, and sets the day of the next release a fortnight on. */
export async function giveRelease(ctx: WriteContext, note: string | undefined) {
  await requireKeeper(ctx);
  await lockDesk(ctx);
  const items = await ctx.db.rows<{ id: string; status: string }>(sql`
    select i.id, i.status from desk_item i where i.workspace_id = ${ctx.actor.workspaceId}
      and i.status <> 'taken' and i.release_id is null and i.deleted_at is null order by i.id`);
  if (!items.some(({ status }) => status === 'done')) {
    throw new AppError(
      'conflict',
      'Nothing is done yet, so there is nothing to tell. Finish one thing first, however small.',
      { reason: 'nothing_done' },
    );
  }
  const { day: today } = await readMemberDay(ctx);
  const next = await readNext(ctx);
  const id = next?.id ?? newId();
  const due_on = next?.due_on ?? today;
  const values = { due_on, released_on: today, note: note || null };
  await keepRow(ctx, releaseTable, { id, values, verb: next ? 'released' : 'created' });
  for (const { id: itemId } of items) {
    await keepRow(ctx, itemTable, { id: itemId, values: { release_id: id }, verb: 'released' });
  }
  const next_on = nextReleaseDay(due_on, today);
  await keepRow(ctx, releaseTable, { id: newId(), values: { due_on: next_on }, verb: 'created' });
  return { id, items: items.length, next_on };
}

export async function planRelease(ctx: WriteContext, due_on: string): Promise<void> {
  await requireKeeper(ctx);
  await lockDesk(ctx);
  if (due_on < (await readMemberDay(ctx)).day) {
    throw new AppError('invalid', 'This day is past. Choose today or a day to come.', {
      reason: 'past',
    });
  }
  const next = await readNext(ctx);
  await keepRow(ctx, releaseTable, {
    id: next?.id ?? newId(),
    values: { due_on },
    verb: 'planned',
  });
}

export async function saveHours(
  ctx: WriteContext,
  { hours_a_week, hours_when }: { hours_a_week: number; hours_when?: string | null | undefined },
): Promise<void> {
  await requireKeeper(ctx);
  await lockDesk(ctx);
  const known = await ctx.db.first<{ id: string }>(sql`
    select s.id from desk_setting s where s.workspace_id = ${ctx.actor.workspaceId}`);
  const values = { hours_a_week, hours_when: hours_when || null, deleted_at: null };
  const verb = known ? 'changed' : 'created';
  await keepRow(ctx, hoursTable, { id: known?.id ?? newId(), values, verb });
}
