import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from './context.ts';
import type { EventDraft } from './ledger/event.ts';

/** The runner of commands knows by these what is still written. One attempt is not within another. */
export const ATTEMPT = {
  begin: 'savepoint attempt',
  takeBack: 'rollback to savepoint attempt',
  end: 'release savepoint attempt',
};

/**
 * Does a part of a command that may be refused while the rest goes on: what it wrote and told by then
 * is taken back. Throws the refusal.
 */
export async function attempt<T>(
  ctx: WriteContext,
  work: (inner: WriteContext) => Promise<T>,
): Promise<T> {
  const drafts: EventDraft[] = [];
  await ctx.db.rows({ text: ATTEMPT.begin, values: [] });
  let result: T;
  try {
    result = await work({ ...ctx, emit: (event) => drafts.push(event) });
  } catch (error) {
    if (error instanceof AppError) {
      await ctx.db.rows({ text: ATTEMPT.takeBack, values: [] });
    }
    throw error;
  }
  await ctx.db.rows({ text: ATTEMPT.end, values: [] });
  for (const draft of drafts) ctx.emit(draft);
  return result;
}
