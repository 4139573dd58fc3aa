import { AppError } from '#src/lib/app-error.ts';
import { ownerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { readWindow } from './setting-queries.ts';

/**
 * In the learning window no figure of a person is given to a program: what leaves the page can be
 * taken for a judgement. One's own figures are one's own.
 */
export async function refuseInWindow(ctx: ReadContext, memberId?: string): Promise<void> {
  if (ctx.actor.via !== 'api' || memberId === ownerOf(ctx.actor)) return;
  const window = await readWindow(ctx);
  if (!window?.open) return;
  throw new AppError(
    'forbidden',
    `People are still learning: until ${window.until} nothing is given out that tells of single persons. Sums are at /api/v1/adoption/sums.`,
    { reason: 'learning_window' },
  );
}
