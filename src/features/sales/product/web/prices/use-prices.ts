import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Price } from '#src/features/sales/price/price.ts';
import type { PriceBook } from '#src/features/sales/price-book/price-book.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { pricesText } from './prices-text.ts';

interface Items<T> {
  items: T[];
}

/** The price books, and what the product costs in each. */
export function usePrices(productId: string) {
  const filter = { field: 'product_id', op: 'is', value: productId };
  const books = useQuery({
    queryKey: ['price_book', 'all'],
    queryFn: () =>
      send<Items<PriceBook>>('GET /api/v1/price_books', { query: { limit: 100, sort: 'title' } }),
    meta: { types: ['price_book'] },
  });
  const prices = useQuery({
    queryKey: ['price', 'of', productId],
    queryFn: () =>
      send<Items<Price>>('GET /api/v1/prices', {
        query: { limit: 100, sort: 'from_quantity', filter },
      }),
    meta: { types: ['price'] },
  });
  if (!books.data || !prices.data) return undefined;
  return { books: books.data.items, prices: prices.data.items };
}

/** Writes prices; each says whether it was done, a failure has been told by then. */
export function usePriceChanges() {
  const client = useQueryClient();
  const text = pricesText.useText();

  async function act(
    route: Parameters<typeof send>[0],
    input: Parameters<typeof send>[1],
    options: CallOptions,
  ): Promise<boolean> {
    try {
      await send(route, input, options);
      invalidateTypes(client, new Set(['price', 'price_book']));
      return true;
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : undefined;
      const why = problem?.issues[0]?.message ?? problem?.message ?? text('failed');
      showToast(why, { tone: 'bad' });
      return false;
    }
  }

  return {
    add: (body: object, book: string) =>
      act('POST /api/v1/prices', { body }, { says: text('added', { book }) }),
    save: (id: string, body: object, book: string) =>
      act('PATCH /api/v1/prices/{id}', { params: { id }, body }, { says: text('saved', { book }) }),
    remove: (id: string, book: string) =>
      act('DELETE /api/v1/prices/{id}', { params: { id } }, { says: text('removed', { book }) }),
    makeBook: (currency: string) =>
      act(
        'POST /api/v1/price_books',
        { body: { name: text('firstName'), currency, is_default: true } },
        { says: text('made') },
      ),
  };
}
