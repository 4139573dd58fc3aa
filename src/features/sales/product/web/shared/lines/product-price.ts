import type { findPrice } from '#src/features/sales/price/price-api.ts';
import type { Product } from '#src/features/sales/product/product.ts';
import { readDecimal, writeAmount, writeDecimal } from '#src/records/values/money-text.ts';
import { recordClient } from '#src/records/web/data/record-client.ts';
import { call } from '#src/web/api/call.ts';
import { product } from '../../../product.ts';
import { type LineDraft, newDraft, type Typing } from './line-draft.ts';

export interface PriceSource extends Typing {
  priceBookId?: string | undefined;
}

/** A line of the product, with the price that holds today where there is one. */
export async function draftOfProduct(id: string, source: PriceSource): Promise<LineDraft> {
  const [sold, price] = await Promise.all([
    recordClient(product).get(id) as Promise<Product>,
    priceFor({ product_id: id, quantity: '1' }, source),
  ]);
  return newDraft({
    product_id: id,
    name: sold.name ?? sold.title,
    details: sold.description ?? '',
    unit: sold.unit ?? '',
    tax: sold.tax === null ? '' : writeDecimal(sold.tax, source.locale),
    price: price ?? '',
  });
}

/**
 * The price for the new quantity, as long as the old one is that of the price book; undefined where
 * somebody has set another, or nothing changes.
 */
export async function priceAfter(
  draft: LineDraft,
  { before, source }: { before: string; source: PriceSource },
): Promise<string | undefined> {
  const product_id = draft.product_id;
  if (!product_id) return undefined;
  const [old, now] = await Promise.all([
    priceFor({ product_id, quantity: before }, source),
    priceFor({ product_id, quantity: draft.quantity }, source),
  ]);
  return now !== undefined && now !== old && draft.price === (old ?? '') ? now : undefined;
}

async function priceFor(
  asked: { product_id: string; quantity: string },
  { currency, locale, priceBookId }: PriceSource,
): Promise<string | undefined> {
  const quantity = readDecimal(asked.quantity, locale)?.replace(/(\.\d{4}).*$/, '$1');
  if (!quantity || quantity.startsWith('-')) return undefined;
  const { price } = await call<typeof findPrice>('GET /api/v1/prices/for', {
    query: {
      product_id: asked.product_id,
      quantity,
      currency,
      ...(priceBookId && { price_book_id: priceBookId }),
    },
  });
  return price ? writeAmount(price.unit_price, locale) : undefined;
}
