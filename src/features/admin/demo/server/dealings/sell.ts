import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { closeDeal, moveDeal } from '#src/features/sales/deal/server/deal-commands.ts';
import { deliverOrder, placeOrder } from '#src/features/sales/order/server/order-commands.ts';
import {
  acceptQuote,
  declineQuote,
  noteOpened,
} from '#src/features/sales/quote/server/answer-commands.ts';
import { reviseQuote, sendQuote } from '#src/features/sales/quote/server/quote-commands.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Word } from '../../dealings/deed.ts';
import { PIPELINES } from '../../dealings/words/selling.ts';
import type { Hands, Stage } from './stage-hand.ts';
import { readPendingApproval } from './stage-queries.ts';

const CHECKS = PIPELINES.flatMap(({ stages }) =>
  stages.flatMap((one) => ('exit_checks' in one ? one.exit_checks : [])),
);

type Selling =
  | 'make_deal'
  | 'move_deal'
  | 'close_deal'
  | 'promise'
  | 'make_quote'
  | 'send_quote'
  | 'revise_quote'
  | 'approve'
  | 'open_quote'
  | 'accept_quote'
  | 'order'
  | 'deliver_order'
  | 'decline_quote';

export const sellingHands: Hands<Selling> = {
  async make_deal(ctx, stage, { deal, word }) {
    const { pipeline, ...values } = deal;
    const stage_id = stage.known.stages.get(`${pipeline} 0`);
    await createRecords(ctx, stage.types.get('deal')!, [{ ...values, stage_id }]);
    const { company_id, person_id } = deal;
    stage.known.contacts.set(deal.id, { company_id, person_id, pipeline });
    if (word) await note(ctx, stage, { id: deal.id, word });
  },
  async move_deal(ctx, stage, { id, stage: to, closes_on, word }) {
    const { pipeline } = stage.known.contacts.get(id)!;
    const stage_id = stage.known.stages.get(`${pipeline} ${to}`)!;
    await moveDeal(ctx, stage.types, { id, stage_id, closes_on, checks_met: CHECKS });
    if (word) await note(ctx, stage, { id, word });
  },
  close_deal: (ctx, { types, known }, { id, as, reason, note }) =>
    closeDeal(ctx, types, { id, as, reason_id: known.reasons.get(`${as} ${reason}`)!, note }),
  promise: (ctx, { types }, { deal, subject, due_on }) =>
    createRecords(ctx, types.get('task')!, [
      {
        ...{ subject, due_on, kind: 'follow_up', deal_id: deal.id },
        ...{ company_id: deal.company_id, person_id: deal.person_id },
      },
    ]),
  make_quote(ctx, { types, known }, { id, deal, discount, valid_until }) {
    known.offered.set(id, deal.id);
    return createRecords(ctx, types.get('quote')!, [
      {
        ...{ id, deal_id: deal.id, discount, valid_until },
        ...{ company_id: deal.company_id, person_id: deal.person_id },
      },
    ]);
  },
  send_quote: (ctx, { types, key }, { id, reason }) =>
    sendQuote(ctx, { types, key }, { id, approval_reason: reason }),
  async revise_quote(ctx, { types, key }, { id, discount, valid_until }) {
    const next = await reviseQuote(ctx, { types, key }, { id });
    const patch = { discount, valid_until };
    await updateRecords(ctx, types.get('quote')!, [{ id: next, patch }]);
    await sendQuote(ctx, { types, key }, { id: next });
  },
  async approve(ctx, { doors }, { quote }) {
    await doors.approve(ctx, await readPendingApproval(ctx, quote));
  },
  open_quote: (ctx, { types }, { id }) => noteOpened(ctx, types, { id }),
  async accept_quote(ctx, { types, known }, { id, name }) {
    const { orderId } = await acceptQuote(ctx, types, { id, name });
    known.orders.set(known.offered.get(id)!, orderId);
  },
  async order(ctx, { types, known }, { deal }) {
    const { name, company_id, person_id, lines, amount } = deal;
    const values = { name, company_id, person_id, lines, currency: amount.currency };
    known.orders.set(deal.id, await placeOrder(ctx, types, { ...values, deal_id: deal.id }));
  },
  async deliver_order(ctx, { types, known }, { deal }) {
    const { day: delivered_on } = await readMemberDay(ctx);
    return deliverOrder(ctx, types, { id: known.orders.get(deal)!, delivered_on });
  },
  decline_quote: (ctx, { types }, { id, name, reason }) =>
    declineQuote(ctx, types, { id, name, reason }),
};

async function note(
  ctx: WriteContext,
  { types, known }: Stage,
  { id, word }: { id: string; word: Word },
): Promise<void> {
  const { company_id, person_id: usual } = known.contacts.get(id)!;
  const { to: person_id = usual, ...said } = word;
  await createRecords(ctx, types.get('activity')!, [
    { ...said, deal_id: id, company_id, person_id, occurred_at: ctx.now().toISOString() },
  ]);
}
