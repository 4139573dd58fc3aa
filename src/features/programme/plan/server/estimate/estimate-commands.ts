import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { requireLead, requireProgramme } from '../charter/require-lead.ts';
import { findEstimate, sideOf } from './estimate-queries.ts';

interface NewEstimate {
  what: string;
  least_hours: number;
  most_hours: number;
}

/** What something will take: never one figure, for one figure is heard as a promise. */
export async function addEstimate(ctx: WriteContext, given: NewEstimate) {
  requireLead(ctx, await requireProgramme(ctx));
  const id = newId();
  const { what, least_hours, most_hours } = given;
  await ctx.db.rows(sql`
    insert into programme_estimate (workspace_id, id, what, least_hours, most_hours, made_by,
      created_at)
    values (${ctx.actor.workspaceId}, ${id}, ${what}, ${least_hours}, ${most_hours},
      ${ctx.actor.memberId}, ${ctx.now().toISOString()})`);
  ctx.emit({
    ...{ verb: 'programme_estimate.created', type: 'programme_estimate', id },
    changes: {
      ...{ what: [null, what], least_hours: [null, least_hours], most_hours: [null, most_hours] },
      deleted_at: [null, null],
    },
  });
  return findEstimate(ctx, id);
}

/** Each side says what it reads; a later reading stands beside the earlier ones. */
export async function addReading(
  ctx: WriteContext,
  {
    id: estimateId,
    hours,
    words,
  }: { id: string; hours: number; words?: string | null | undefined },
) {
  const side = sideOf(ctx, await requireProgramme(ctx));
  if (!side) {
    throw new AppError(
      'forbidden',
      'An estimate is read by the sponsor on the one side, and by the administrator and the deputy on the other. Talk to one of them.',
      { reason: 'no_side' },
    );
  }
  await findEstimate(ctx, estimateId);
  const id = newId();
  await ctx.db.rows(sql`
    insert into programme_reading (workspace_id, id, estimate_id, member_id, side, hours, words,
      said_at)
    values (${ctx.actor.workspaceId}, ${id}, ${estimateId}, ${ctx.actor.memberId}, ${side}, ${hours},
      ${words || null}, ${ctx.now().toISOString()})`);
  ctx.emit({
    ...{ verb: 'programme_reading.created', type: 'programme_reading', id },
    changes: { estimate_id: [null, estimateId], side: [null, side], hours: [null, hours] },
  });
  return findEstimate(ctx, estimateId);
}

const takeBack = takeBackEach(async (ctx, { id, commandId }) => {
  requireLead(ctx, await requireProgramme(ctx));
  const found = await ctx.db.first(sql`
    update programme_estimate e set deleted_at = ${ctx.now().toISOString()}
    where e.workspace_id = ${ctx.actor.workspaceId} and e.id = ${id} and e.deleted_at is null
      and not exists (select from programme_reading r
        where r.workspace_id = e.workspace_id and r.estimate_id = e.id)
    returning e.id`);
  if (!found) return ['readings'];
  ctx.emit({
    ...{ verb: 'programme_estimate.undone', type: 'programme_estimate', id, undoOf: commandId },
    changes: { deleted_at: [null, ctx.now().toISOString()] },
  });
  return [];
});

/** An estimate that nobody has read yet is taken back; once it was read, it stays. */
export const estimatesUndo: SettingsUndo = new Map([['programme_estimate', takeBack]]);
