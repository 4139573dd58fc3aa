import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

export interface PriceQuestion {
  product_id: string;
  price_book_id?: string | undefined;
  currency?: string | undefined;
  quantity?: string | undefined;
  day: string;
}

interface FoundPrice {
  id: string;
  unit_price: Money;
  from_quantity: number;
  price_book_id: string;
  price_book: string;
}
type Why = 'none' | 'not_yet' | 'no_longer';

/**
 * The price that holds: of the price book, or where none is named of the one meant for that, then of
 * any that holds on the day; the one whose quantity is the largest that is reached.
 */
export async function readPriceFor(
  ctx: ReadContext,
  asked: PriceQuestion,
): Promise<{ price: FoundPrice | null; why: Why | null }> {
  await requireSeen(ctx, 'product', asked.product_id);
  if (asked.price_book_id) await requireSeen(ctx, 'price_book', asked.price_book_id);
  const found = await ctx.db.first<FoundPrice & { why: Why | null }>(sql`
    select r.id, r.unit_price, r.from_quantity, b.id as price_book_id, b.title as price_book,
      case when b.valid_from > ${asked.day}::date then 'not_yet'
        when b.valid_until < ${asked.day}::date then 'no_longer' end as why
    from price r join price_book b on b.workspace_id = r.workspace_id and b.id = r.price_book_id
    where ${visible(ctx.actor, 'r')} and ${visible(ctx.actor, 'b')}
      and r.deleted_at is null and b.deleted_at is null
      and r.product_id = ${asked.product_id}::uuid
      and (${asked.price_book_id ?? null}::uuid is null or b.id = ${asked.price_book_id ?? null}::uuid)
      and (${asked.currency ?? null}::text is null or b.currency = ${asked.currency ?? null}::text)
      and r.from_quantity <= ${asked.quantity ?? '1'}::numeric
    order by (b.valid_from is null or b.valid_from <= ${asked.day}::date)
        and (b.valid_until is null or b.valid_until >= ${asked.day}::date) desc,
      b.is_default desc, b.title_key collate "C", b.id, r.from_quantity desc
    limit 1`);
  if (!found) return { price: null, why: 'none' };
  const { why, ...price } = found;
  return why ? { price: null, why } : { price, why: null };
}

async function requireSeen(
  ctx: ReadContext,
  type: 'product' | 'price_book',
  id: string,
): Promise<void> {
  const seen = await ctx.db.first(sql`
    select 1 from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${id}::uuid and r.deleted_at is null`);
  if (seen) return;
  const name = type === 'product' ? 'product' : 'price book';
  throw new AppError('not_found', `There is no such ${name}, or it is in the bin. Choose another.`);
}
