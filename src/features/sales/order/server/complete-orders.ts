import { sql } from 'kysely';
import { takeNumbers } from '#src/features/sales/quote/server/number-commands.ts';
import { readNumbering } from '#src/features/sales/quote/server/numbering-queries.ts';
import { keptTotals } from '#src/features/sales/quote/totals.ts';
import { readOwnCurrency } from '#src/features/sales/rate/server/rate-queries.ts';
import { followSubject } from '#src/features/work/activity/server/activity-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';

const AGREED = ['lines', 'discount', 'currency', 'company_id'] as const;

/** A new order gets its number and day; what its lines come to is kept with it. */
export async function completeOrders(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  for (const { before, after } of rows) if (before) refuseWhatIsSettled(before, after);
  await refuseSecond(ctx, rows);
  await followSubject(ctx, rows);
  await begin(
    ctx,
    rows.filter(({ before }) => !before).map(({ after }) => after),
  );
  for (const { after } of rows) {
    const { currency, lines, discount } = after as unknown as Parameters<typeof keptTotals>[0];
    after.currency = currency.trim().toUpperCase();
    Object.assign(after, keptTotals({ currency: after.currency as string, lines, discount }));
  }
}

function refuseWhatIsSettled(before: Row, after: Row): void {
  const isChanged = AGREED.some((name) => !isSame(before[name] ?? null, after[name] ?? null));
  if (!isChanged || before.status === 'open') return;
  throw new AppError(
    'conflict',
    'This order is no longer open. Open it again to change what was ordered.',
    { reason: 'order_closed', status: before.status },
  );
}

/** A quote is ordered once: what was taken back and ordered anew does not come back besides. */
async function refuseSecond({ db, actor }: WriteContext, rows: SavedRow[]): Promise<void> {
  const restored = rows.flatMap(({ before, after }) =>
    before?.deleted_at && !after.deleted_at && after.quote_id ? [after] : [],
  );
  if (restored.length === 0) return;
  const other = await db.first(sql`
    select from sales_order where workspace_id = ${actor.workspaceId} and deleted_at is null
      and quote_id = any(${restored.map(({ quote_id }) => quote_id)}::uuid[])`);
  if (!other) return;
  throw new AppError(
    'conflict',
    'The quote of this order has another order by now, so this one stays in the bin.',
    { reason: 'quote_was_ordered' },
  );
}

async function begin(ctx: WriteContext, made: Row[]): Promise<void> {
  if (made.length === 0) return;
  const { today, orderPrefix } = await readNumbering(ctx);
  const own = made.every(({ currency }) => currency) ? 'EUR' : await readOwnCurrency(ctx);
  const unnumbered = made.filter(({ number }) => !number);
  const year = today.slice(0, 4);
  const numbers = await takeNumbers(ctx, { prefix: orderPrefix, year, count: unnumbered.length });
  unnumbered.forEach((row, at) => {
    row.number = numbers[at];
  });
  for (const row of made) {
    row.currency ??= own;
    row.status ??= 'open';
    row.ordered_on ??= today;
  }
}
