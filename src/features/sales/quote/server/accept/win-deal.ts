import { sql } from 'kysely';
import { closeDeal } from '#src/features/sales/deal/server/deal-commands.ts';
import type { Money } from '#src/records/field-types.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { QuoteRow } from '../quote-row.ts';
import { findReader, sayWhyWon } from '../tell/tell-owner.ts';

interface OfferedDeal {
  owner_id: string | null;
  amount: Money | null;
  has_end: boolean;
}

/**
 * Wins the deal of a quote that was accepted, at what the quote comes to before tax, as deals are
 * kept. Where a rule wants approval it is asked for, and the deal waits: what the customer accepted
 * holds all the same. Tells the currency of a deal that is kept in another one, whose amount stays.
 */
export async function winDeal(
  ctx: WriteContext,
  types: RecordTypes,
  { row, name }: { row: QuoteRow; name: string },
): Promise<{ otherCurrency?: string | undefined }> {
  const found = await ctx.db.first<OfferedDeal>(sql`
    select d.owner_id, d.amount, exists (select 1 from stage s
      where s.workspace_id = d.workspace_id and s.pipeline_id = d.pipeline_id and s.kind = 'won'
        and s.deleted_at is null) as has_end
    from deal d
    where d.workspace_id = ${ctx.actor.workspaceId} and d.id = ${row.deal_id}
      and d.deleted_at is null and d.status <> 'won'`);
  if (!found?.has_end) return {};
  const id = row.deal_id!;
  const sighted = await sightedFor(ctx, { row, deal: found });
  const amount = amountOf(row, found);
  if (amount) {
    await updateRecords(sighted, types.get('deal')!, [{ id, patch: { amount } }], {
      verb: 'updated',
    });
  }
  const approval_reason = await sayWhyWon(ctx, { row, name });
  await closeDeal(sighted, types, { id, as: 'won', approval_reason });
  const kept = found.amount?.currency;
  return { otherCurrency: kept !== row.net?.currency ? kept : undefined };
}

/** What the deal is worth from now on; null where that stays as it is. */
function amountOf({ net }: QuoteRow, { amount }: OfferedDeal): Money | null {
  if (!net || (amount && amount.currency !== net.currency)) return null;
  return amount?.amount === net.amount ? null : net;
}

/** Whoever's deal it is: that it is won follows from what the customer did. */
async function sightedFor(
  ctx: WriteContext,
  { row, deal }: { row: QuoteRow; deal: OfferedDeal },
): Promise<WriteContext> {
  const reader = deal.owner_id ? undefined : await findReader(ctx, row.owner_id);
  const memberId = deal.owner_id ?? reader?.id ?? ctx.actor.memberId;
  return {
    ...ctx,
    actor: { ...ctx.actor, memberId, teamId: undefined, role: 'administrator' },
  };
}
