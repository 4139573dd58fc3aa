import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { readQuoteSettings } from './settings/settings-queries.ts';

/** What the numbers of new orders are made of. */
export async function readNumbering(
  ctx: ReadContext,
): Promise<{ today: string; orderPrefix: string }> {
  const { order_prefix } = await readQuoteSettings(ctx);
  return { today: (await readMemberDay(ctx)).day, orderPrefix: order_prefix };
}
