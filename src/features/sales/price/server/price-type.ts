import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../price.de.json' with { type: 'json' };
import italian from '../price.it.json' with { type: 'json' };
import { price } from '../price.ts';

export const priceType: RecordType = {
  declaration: price,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const { after } of rows) requireSense(after);
    await requireCurrencyOfBook(ctx, rows);
    await requireOneForQuantity(ctx, rows);
  },
};

function requireSense(row: Row): void {
  row.from_quantity ??= 1;
  if (Number(row.from_quantity) < 0.0001) {
    throw refusal('from_quantity', 'A price holds from a quantity above 0 on. Give a larger one.');
  }
  const money = row.unit_price as Money | null;
  if (money && money.amount < 0) {
    throw refusal('unit_price', 'A price is 0 or more. What is taken off is a discount.');
  }
}

async function requireCurrencyOfBook(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const books = await ctx.db.rows<{ id: string; currency: string }>(sql`
    select id, currency from price_book where workspace_id = ${ctx.actor.workspaceId}
      and id = any(${rows.flatMap(({ after }) => after.price_book_id ?? [])}::uuid[])`);
  const currencies = new Map(books.map(({ id, currency }) => [id, currency]));
  for (const { after } of rows) {
    const wanted = currencies.get(after.price_book_id as string);
    const given = (after.unit_price as Money | null)?.currency;
    if (!wanted || !given || wanted === given) continue;
    throw refusal(
      'unit_price',
      `The prices of this price book are in ${wanted}. Give one in ${wanted}.`,
    );
  }
}

async function requireOneForQuantity(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const living = rows.map(({ after }) => after).filter((row) => !row.deleted_at);
  if (living.length === 0) return;
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`prices ${ctx.actor.workspaceId}`}, 0))`);
  const kept = await ctx.db.rows<Row>(sql`
    select id, product_id, price_book_id, from_quantity from price
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and product_id = any(${living.flatMap((row) => row.product_id ?? [])}::uuid[])
      and not id = any(${rows.map(({ after }) => after.id)}::uuid[])`);
  const known = new Set(kept.map(keyOf));
  for (const row of living) {
    if (known.has(keyOf(row))) {
      throw refusal(
        'from_quantity',
        'There is a price from this quantity on already. Change that one instead.',
      );
    }
    known.add(keyOf(row));
  }
}

function keyOf({ product_id, price_book_id, from_quantity }: Row): string {
  return `${product_id} ${price_book_id} ${Number(from_quantity)}`;
}

function refusal(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
