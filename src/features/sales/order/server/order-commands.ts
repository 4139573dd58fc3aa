import { AppError } from '#src/lib/app-error.ts';
import type { LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import {
  createRecords,
  type RecordInputs,
  updateRecords,
} from '#src/records/server/record-commands.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { lockRows } from '#src/records/server/table/record-rows.ts';
import type { WriteContext } from '#src/server/context.ts';
import { salesOrder } from '../sales-order.ts';

type Status = 'open' | 'delivered' | 'cancelled';

/** Makes the order of what was agreed. Gives its id. */
export async function placeOrder(
  ctx: WriteContext,
  types: RecordTypes,
  values: RecordInputs,
): Promise<string> {
  const [id] = await createRecords(ctx, types.get('sales_order')!, [values]);
  return id!;
}

export function deliverOrder(
  ctx: WriteContext,
  types: RecordTypes,
  { id, delivered_on }: { id: string; delivered_on: string },
): Promise<Row> {
  const patch = { status: 'delivered' as const, delivered_on };
  return move(ctx, types, { id, from: ['open'], patch, verb: 'delivered' });
}

export function cancelOrder(
  ctx: WriteContext,
  types: RecordTypes,
  { id, reason }: { id: string; reason: string },
): Promise<Row> {
  const patch = { status: 'cancelled' as const, cancel_reason: reason };
  return move(ctx, types, { id, from: ['open'], patch, verb: 'cancelled' });
}

/** Takes it up again; why it was cancelled stays in its history. */
export function reopenOrder(ctx: WriteContext, types: RecordTypes, id: string): Promise<Row> {
  const patch = { status: 'open' as const, delivered_on: null, cancel_reason: null };
  return move(ctx, types, { id, from: ['delivered', 'cancelled'], patch, verb: 'reopened' });
}

interface Move {
  id: string;
  from: Status[];
  patch: RecordInputs & { status: Status };
  verb: LedgerVerbs['sales_order'];
}

async function move(ctx: WriteContext, types: RecordTypes, step: Move): Promise<Row> {
  const { id, from, patch, verb } = step;
  const row = (await lockRows(ctx, salesOrder, { ids: [id], isPermitted: false })).get(id);
  if (!row) throw notFound(salesOrder);
  const status = row.status as Status;
  if (status !== patch.status) {
    if (!from.includes(status)) throw wrongStatus(status);
    await updateRecords(ctx, types.get('sales_order')!, [{ id, patch }], { verb });
  }
  return answerRecord(ctx, salesOrder, id);
}

function wrongStatus(status: Status): AppError {
  const message =
    status === 'cancelled'
      ? 'This order was cancelled. Open it again first.'
      : 'This order was delivered already. Open it again first.';
  return new AppError('conflict', message, { reason: 'wrong_order_status', status });
}
