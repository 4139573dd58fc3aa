import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Price } from '#src/features/sales/price/price.ts';
import type { PriceBook } from '#src/features/sales/price-book/price-book.ts';
import { useOwnCurrency } from '#src/features/sales/rate/web/shared/use-own-currency.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { PriceRow } from './price-row.tsx';
import classes from './prices.module.css';
import { pricesText } from './prices-text.ts';
import { usePriceChanges, usePrices } from './use-prices.ts';

/** What a product costs in each price book, on its page. */
export function PricesPart({ id }: { id: string }) {
  const text = pricesText.useText();
  const known = usePrices(id);
  const changes = usePriceChanges();
  if (!known) return null;
  if (known.books.length === 0) return <FirstBook onMake={changes.makeBook} />;
  return (
    <div className={classes.prices}>
      <div className={classes.head} aria-hidden="true">
        <span>{text('book')}</span>
        <span>{text('from')}</span>
        <span>{text('price')}</span>
      </div>
      {known.books.map((book) => (
        <BookPrices
          key={book.id}
          book={book}
          productId={id}
          prices={known.prices.filter(({ price_book_id }) => price_book_id === book.id)}
          changes={changes}
        />
      ))}
    </div>
  );
}

function FirstBook({ onMake }: { onMake: (currency: string) => Promise<boolean> }) {
  const text = pricesText.useText();
  const currency = useOwnCurrency();
  if (!currency) return null;
  return (
    <div className={classes.first}>
      <p>{text('noBook')}</p>
      <Button onClick={() => void onMake(currency)}>{text('firstBook', { currency })}</Button>
    </div>
  );
}

interface BookPricesProps {
  book: PriceBook;
  productId: string;
  prices: Price[];
  changes: ReturnType<typeof usePriceChanges>;
}

function BookPrices({ book, productId, prices, changes }: BookPricesProps) {
  const text = pricesText.useText();
  const aids = useStore(reader);
  const [adding, setAdding] = useState(false);
  const until = book.valid_until && text('until', { day: formatDate(book.valid_until, aids) });
  const since = book.valid_from && text('since', { day: formatDate(book.valid_from, aids) });
  const shared = { book, productId, changes };
  return (
    <section className={classes.book} aria-label={book.title}>
      <span className={classes.name}>
        <RecordLink type="price_book" id={book.id}>
          {book.title}
        </RecordLink>
        <span className={classes.days}>{[since, until].filter(Boolean).join(' ')}</span>
      </span>
      <div className={classes.rows}>
        {prices.map((price) => (
          <PriceRow key={`${price.id} ${price.version}`} {...shared} price={price} />
        ))}
        {prices.length === 0 && <PriceRow key="first" {...shared} />}
        {adding && <PriceRow key="more" {...shared} onDone={() => setAdding(false)} />}
        {prices.length > 0 && !adding && (
          <Button
            look="quiet"
            className={classes.more ?? ''}
            icon={<Plus size={14} aria-hidden="true" />}
            aria-label={text('moreIn', { book: book.title })}
            onClick={() => setAdding(true)}
          >
            {text('more')}
          </Button>
        )}
      </div>
    </section>
  );
}
