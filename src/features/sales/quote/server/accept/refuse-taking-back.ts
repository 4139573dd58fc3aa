import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { readTraces } from '#src/records/server/undo/take-back.ts';
import type { WriteContext } from '#src/server/context.ts';
import { findAcceptance } from './acceptance-queries.ts';

/**
 * What a colleague noted is taken back as long as nobody went on with its order; what the customer
 * did stays, and so does what was built on.
 */
export async function refuseTakingBack(ctx: WriteContext, quoteId: string): Promise<void> {
  const acceptance = await findAcceptance(ctx, quoteId);
  if (!acceptance?.member_id) {
    throw new AppError(
      'conflict',
      'The customer has accepted this quote, and that is not taken back here. Cancel its order, and tell them.',
      { reason: 'quote_was_accepted' },
    );
  }
  if (await isOrderUsed(ctx, { quoteId, commandId: acceptance.command_id })) {
    throw new AppError(
      'conflict',
      'Its order was changed or used since, so the quote stays accepted. Cancel the order instead.',
      { reason: 'order_was_used' },
    );
  }
}

async function isOrderUsed(
  ctx: WriteContext,
  { quoteId, commandId }: { quoteId: string; commandId: string },
): Promise<boolean> {
  const order = await ctx.db.first<{ id: string; has_case: boolean }>(sql`
    select o.id, exists (select from service_case c where c.workspace_id = o.workspace_id
      and c.order_id = o.id and c.deleted_at is null) as has_case
    from sales_order o
    where o.workspace_id = ${ctx.actor.workspaceId} and o.quote_id = ${quoteId}
      and o.deleted_at is null
    for update of o`);
  if (!order) return false;
  const records = [{ record_type: 'sales_order', record_id: order.id }];
  const trace = (await readTraces(ctx, { commandId, records })).get(order.id);
  return order.has_case || !trace?.isCreation || trace.changedSince.length > 0;
}
