import type { ReadContext } from '#src/server/context.ts';
import { todayFor } from './lookup/day-queries.ts';
import { readQuoteSettings } from './settings/settings-queries.ts';

/** What the numbers of new orders are made of. */
export async function readNumbering(
  ctx: ReadContext,
): Promise<{ today: string; orderPrefix: string }> {
  const { order_prefix } = await readQuoteSettings(ctx);
  return { today: await todayFor(ctx, ctx.actor.memberId), orderPrefix: order_prefix };
}
