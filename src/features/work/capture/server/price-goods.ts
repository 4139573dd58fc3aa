import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readPriceFor } from '#src/features/sales/price/server/price-queries.ts';
import { newId } from '#src/lib/ids.ts';
import { type Line, lineTotals } from '#src/lib/line-totals.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CapturedGoods } from '../capture.ts';

interface Named {
  id: string;
  name: string;
  unit: string | null;
  tax: string | null;
}

/**
 * The line of what a new deal is about, and what it comes to, where the one product of that name
 * has a price; an amount that was said stays as it was said.
 */
export async function priceGoods(
  ctx: WriteContext,
  { quantity, thing }: CapturedGoods,
  said: { currency: string } | null,
) {
  const product = await findProduct(ctx, thing);
  if (!product) return null;
  const own =
    said ?? (await ctx.db.first<{ currency: string }>(sql`select own_currency() as currency`));
  const { price } = await readPriceFor(ctx, {
    product_id: product.id,
    currency: own!.currency,
    quantity: String(quantity),
    day: (await readMemberDay(ctx)).day,
  });
  if (!price) return null;
  const { amount: unit_price, currency } = price.unit_price;
  const line: Line = {
    id: newId(),
    product_id: product.id,
    name: product.name,
    quantity: String(quantity),
    details: '',
    unit: product.unit ?? '',
    unit_price,
    discount: '0',
    tax: String(product.tax ?? 0),
  };
  const { net } = lineTotals([line]);
  return { lines: [line], amount: { amount: net, currency } };
}

const PLURAL_ENDS = ['s', 'es', 'n', 'en', 'e'];

/** By its name or number, in the singular or the plural; nothing where two are called so. */
async function findProduct(ctx: WriteContext, thing: string): Promise<Named | null> {
  const word = thing.trim().toLowerCase();
  const singulars = PLURAL_ENDS.filter((end) => word.endsWith(end)).map((end) =>
    word.slice(0, -end.length),
  );
  const names = [word, ...singulars];
  const found = await ctx.db.rows<Named>(sql`
    select r.id, r.title as name, r.unit, r.tax::text as tax from product r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and not coalesce(r.retired, false)
      and (lower(r.title) = any(${names}::text[]) or lower(r.sku) = ${word})
    order by lower(r.title) = ${word} or lower(r.sku) = ${word} desc, r.id limit 2`);
  const exact = found.filter(({ name }) => name.toLowerCase() === word);
  if (exact.length === 1) return exact[0]!;
  return found.length === 1 ? found[0]! : null;
}
