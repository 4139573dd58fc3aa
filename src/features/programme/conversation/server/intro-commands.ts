import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isIntroRight } from '../intro.ts';
import { readIntro } from './conversation-queries.ts';

export const introTable: KeptTable<'conversation_intro'> = {
  name: 'conversation_intro',
  fields: ['member_id', 'done_on'],
  mayChange({ actor }, row) {
    if (row.member_id === actor.memberId) return;
    throw new AppError('forbidden', 'Everybody goes through it themselves.', { reason: 'not_own' });
  },
};

export async function finishIntro(ctx: WriteContext, answers: readonly number[]): Promise<void> {
  if (!isIntroRight(answers)) {
    throw new AppError('invalid', 'One of the answers is not right yet. Read it again, then try.', {
      reason: 'not_right',
    });
  }
  if (await readIntro(ctx, ctx.actor.memberId)) return;
  const { day } = await readMemberDay(ctx);
  const values = { member_id: ctx.actor.memberId, done_on: day };
  await keepRow(ctx, introTable, { id: newId(), values, verb: 'created' });
}
