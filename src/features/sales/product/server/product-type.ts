import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { parseDecimal } from '#src/lib/exact-numbers.ts';
import { PERCENT_PLACES } from '#src/lib/line-totals.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../product.de.json' with { type: 'json' };
import italian from '../product.it.json' with { type: 'json' };
import { product } from '../product.ts';

export const productType: RecordType = {
  declaration: product,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const { after } of rows) requireTax(after);
    await requireOwnNumbers(ctx, rows);
  },
  refuseMerge: refuseTwoPrices,
};

function requireTax({ tax }: Row): void {
  if (tax === null || tax === undefined) return;
  const percent = parseDecimal(String(tax), PERCENT_PLACES);
  if (percent !== null && percent <= 10_000n) return;
  const message = 'Give the tax in percent from 0 to 100 with two places at most, such as 22.';
  throw new AppError('invalid', message, { issues: [{ path: ['tax'], message }] });
}

/** No two products that live bear one number, however it is written. */
async function requireOwnNumbers(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const numbered = rows.map(({ after }) => after).filter((row) => row.sku && !row.deleted_at);
  if (numbered.length === 0) return;
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`products ${ctx.actor.workspaceId}`}, 0))`);
  const keys = numbered.map(({ sku }) => String(sku).toLowerCase());
  const taken = await ctx.db.first<{ sku: string }>(sql`
    select sku from product
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and lower(sku) = any(${keys}::text[]) and not id = any(${rows.map(({ after }) => after.id)}::uuid[])`);
  const double = taken?.sku ?? keys.find((key, index) => keys.indexOf(key) !== index);
  if (double === undefined) return;
  const message = `Another product has the number “${double}”. Give this one another.`;
  throw new AppError('conflict', message, {
    reason: 'taken_number',
    issues: [{ path: ['sku'], message }],
  });
}

/** Of two prices for one product, book and quantity nobody can tell which holds. */
async function refuseTwoPrices(
  ctx: WriteContext,
  { id, others }: { id: string; others: string[] },
): Promise<void> {
  const twice = await ctx.db.first<{ book: string }>(sql`
    select b.title as book from price p
    join price_book b on b.workspace_id = p.workspace_id and b.id = p.price_book_id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null
      and p.product_id = any(${[id, ...others]}::uuid[])
    group by b.id, b.title, p.from_quantity having count(*) > 1 limit 1`);
  if (!twice) return;
  throw new AppError(
    'conflict',
    `More than one of them has a price in “${twice.book}” for the same quantity. Delete the price that no longer holds, then put them together.`,
    { reason: 'two_prices' },
  );
}
