import { useQuery } from '@tanstack/react-query';
import type { Price } from '#src/features/sales/price/price.ts';
import type { PriceBook } from '#src/features/sales/price-book/price-book.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
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
  const { act } = useAttempt(['price', 'price_book']);
  const text = pricesText.useText();

  function write(
    route: Parameters<typeof send>[0],
    input: Parameters<typeof send>[1],
    options: CallOptions,
  ): Promise<boolean> {
    return act(() => send(route, input, options));
  }

  return {
    add: (body: object, book: string) =>
      write('POST /api/v1/prices', { body }, { says: text('added', { book }) }),
    save: (id: string, body: object, book: string) =>
      write(
        'PATCH /api/v1/prices/{id}',
        { params: { id }, body },
        { says: text('saved', { book }) },
      ),
    remove: (id: string, book: string) =>
      write('DELETE /api/v1/prices/{id}', { params: { id } }, { says: text('removed', { book }) }),
    makeBook: (currency: string) =>
      write(
        'POST /api/v1/price_books',
        { body: { name: text('firstName'), currency, is_default: true } },
        { says: text('made') },
      ),
  };
}
