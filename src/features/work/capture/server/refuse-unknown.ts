import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { CaptureAnswers } from '../answers.ts';

const MESSAGES = {
  person: 'This person is not here any more. Choose another, or make a new one.',
  company: 'This company is not here any more. Choose another, or make a new one.',
  deal: 'This deal is not here any more. Choose another, or leave it out.',
};

interface Chosen {
  type: keyof typeof MESSAGES;
  id: string;
  path: string[];
}

/** Whom and what somebody chose for a line must be there for them; nothing is left out in silence. */
export async function refuseUnknown(
  ctx: ReadContext,
  { deal, mentions = {} }: CaptureAnswers,
): Promise<void> {
  const chosen: Chosen[] = Object.entries(mentions).flatMap(([key, answer]) =>
    'id' in answer ? [{ type: answer.type, id: answer.id, path: ['mentions', key] }] : [],
  );
  if (deal && 'id' in deal) chosen.push({ type: 'deal', id: deal.id, path: ['deal', 'id'] });
  for (const { type, id, path } of chosen) {
    const found = await ctx.db.first(sql`
      select 1 from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
    if (found) continue;
    const message = MESSAGES[type];
    throw new AppError('invalid', message, {
      reason: 'unknown_reference',
      issues: [{ path: ['answers', ...path], message }],
    });
  }
}
