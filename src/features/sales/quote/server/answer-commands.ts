import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { placeOrder } from '#src/features/sales/order/server/order-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { isExpired } from '../quote-status.ts';
import { winDeal } from './accept/win-deal.ts';
import { stillThere } from './lookup/still-there.ts';
import { lockQuote } from './quote-commands.ts';
import type { QuoteRow } from './quote-row.ts';
import { tellOwner } from './tell/tell-owner.ts';

/** Who answers: the customer on the quote's page, or a member who notes what they said. */
export interface Answer {
  id: string;
  name: string;
  /** When what they read was sent: it may have been taken back and sent again since. */
  seen?: string | undefined;
  /** Where from, of an answer on the page. */
  from?: { address: string; userAgent: string } | undefined;
}

/**
 * Accepts a quote: its order is made and its deal is won in the same transaction. Whoever comes
 * second finds it accepted, behind the lock of the first.
 */
export async function acceptQuote(
  ctx: WriteContext,
  types: RecordTypes,
  answer: Answer,
): Promise<{ orderId: string }> {
  const row = await lockQuote(ctx, answer);
  await refuseAnswer(ctx, row);
  if (answer.seen !== undefined && answer.seen !== row.sent_at) {
    throw notOpen('This quote was changed meanwhile. Read it again.', 'quote_changed');
  }
  const traced = tracing(ctx, answer);
  const patch = {
    status: 'accepted',
    answered_at: ctx.now().toISOString(),
    answered_by: answer.name,
  };
  const verb = { verb: 'accepted' } as const;
  await updateRecords(traced, types.get('quote')!, [{ id: row.id, patch }], verb);
  // taken out of the bin since an acceptance was taken back
  const known = await livingOrder(ctx, row.id);
  const orderId = known ?? (await placeOrder(ctx, types, await orderOf(ctx, row)));
  const { otherCurrency } = await winDeal(ctx, types, { row, name: answer.name });
  if (answer.from) {
    await tellOwner(ctx, types, { row, news: 'accepted', name: answer.name, otherCurrency });
  }
  return { orderId };
}

export async function declineQuote(
  ctx: WriteContext,
  types: RecordTypes,
  answer: Answer & { reason: string },
): Promise<void> {
  const row = await lockQuote(ctx, answer);
  await refuseAnswer(ctx, row, 'declined');
  const patch = {
    status: 'declined',
    answered_at: ctx.now().toISOString(),
    answered_by: answer.name || null,
    decline_reason: answer.reason || null,
  };
  const verb = { verb: 'declined' } as const;
  await updateRecords(tracing(ctx, answer), types.get('quote')!, [{ id: row.id, patch }], verb);
  if (!answer.from) return;
  const { name, reason: said } = answer;
  await tellOwner(ctx, types, { row, news: 'declined', name, said });
}

/** What the customer asks or says becomes a message on the timeline. It may come at any time. */
export async function askAboutQuote(
  ctx: WriteContext,
  types: RecordTypes,
  { said, ...answer }: Answer & { said: string },
): Promise<void> {
  const row = await lockQuote(ctx, answer);
  const { name } = answer;
  const changes: Changes = { asked_by: [null, name], said: [null, said] };
  tracing(ctx, answer).emit({ verb: 'quote.asked', type: 'quote', id: row.id, changes });
  // of one that holds no more something else is wanted than an answer
  const news = row.status === 'sent' && !(await hasExpired(ctx, row)) ? 'asked' : 'renewal';
  await tellOwner(ctx, types, { row, news, name, said });
}

const SAME_LOOK_MINUTES = 30;

/** Counts that the customer looked; the same one within half an hour looks once. */
export async function noteOpened(
  ctx: WriteContext,
  types: RecordTypes,
  given: Omit<Answer, 'name'>,
): Promise<void> {
  const row = await lockQuote(ctx, given);
  if (row.status !== 'sent') return;
  const now = ctx.now();
  const known = await ctx.db.first(sql`
    select 1 from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${row.id}
      and verb = 'quote.opened' and at > now() - make_interval(mins => ${SAME_LOOK_MINUTES})
      and changes->'address'->>1 is not distinct from ${given.from?.address ?? null}
    limit 1`);
  if (known) return;
  const patch = { opens: (row.opens ?? 0) + 1, opened_at: now.toISOString() };
  const verb = { verb: 'opened' } as const;
  await updateRecords(tracing(ctx, given), types.get('quote')!, [{ id: row.id, patch }], verb);
}

async function refuseAnswer(
  ctx: WriteContext,
  row: QuoteRow,
  answer: 'accepted' | 'declined' = 'accepted',
): Promise<void> {
  const { status } = row;
  if (row.deleted_at) throw notOpen('This quote has ended.', 'quote_revoked');
  if (status === 'accepted') {
    throw notOpen('This quote has been accepted already.', 'quote_was_accepted');
  }
  if (status === 'declined') {
    throw notOpen('This quote has been declined already.', 'quote_was_declined');
  }
  if (status === 'superseded') {
    throw notOpen('There is a newer version of this quote.', 'quote_superseded');
  }
  if (status !== 'sent') {
    throw notOpen('The customer does not have this quote. Send it first.', 'quote_not_sent');
  }
  if (answer === 'accepted' && (await hasExpired(ctx, row))) {
    throw notOpen(
      'This quote has expired. Revise it, so that the next version holds.',
      'quote_expired',
    );
  }
}

async function hasExpired(ctx: WriteContext, row: QuoteRow): Promise<boolean> {
  return isExpired(row, (await readMemberDay(ctx, row.owner_id)).day);
}

function notOpen(message: string, reason: string): AppError {
  return new AppError('conflict', message, { reason });
}

/** Notes in the ledger from where an answer came. */
function tracing(ctx: WriteContext, { from }: Pick<Answer, 'from'>): WriteContext {
  if (!from) return ctx;
  const { address, userAgent } = from;
  return {
    ...ctx,
    emit: (event) =>
      ctx.emit({
        ...event,
        changes: { ...event.changes, address: [null, address], user_agent: [null, userAgent] },
      }),
  };
}

async function livingOrder({ db, actor }: WriteContext, quoteId: string) {
  const found = await db.first<{ id: string }>(sql`
    select id from sales_order where workspace_id = ${actor.workspaceId}
      and quote_id = ${quoteId} and deleted_at is null`);
  return found?.id;
}

async function orderOf(ctx: WriteContext, row: QuoteRow) {
  const { name, recipient, lines, discount, currency, visibility, owner_id } = row;
  return {
    ...{ name, recipient, lines, discount, currency, visibility, owner_id, quote_id: row.id },
    company_id: await stillThere(ctx, 'company', row.company_id),
    person_id: await stillThere(ctx, 'person', row.person_id),
    deal_id: await stillThere(ctx, 'deal', row.deal_id),
    // in the zone of who looks after it: the customer's is not known
    ordered_on: (await readMemberDay(ctx, row.owner_id)).day,
  };
}
