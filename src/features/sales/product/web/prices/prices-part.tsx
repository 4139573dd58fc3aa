import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Price } from '#src/features/sales/price/price.ts';
import type { PriceBook } from '#src/features/sales/price-book/price-book.ts';
import { useOwnCurrency } from '#src/records/web/data/use-own-currency.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { PriceRow, ReadPrice } from './price-row.tsx';
import classes from './prices.module.css';
import { pricesText } from './prices-text.ts';
import { usePriceChanges, usePrices } from './use-prices.ts';

/** What a product costs in each price book, on its page. */
export function PricesPart({ id }: { id: string }) {
  const text = pricesText.useText();
  const known = usePrices(id);
  const changes = usePriceChanges();
  const mayChange = !useRecordType('price').readOnly;
  if (!known) return null;
  if (known.books.length === 0) return <FirstBook onMake={mayChange ? changes.makeBook : null} />;
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
          changes={mayChange ? changes : null}
        />
      ))}
      {!mayChange && <p className={classes.kept}>{text('byManagers')}</p>}
    </div>
  );
}

function FirstBook({ onMake }: { onMake: ((currency: string) => Promise<boolean>) | null }) {
  const text = pricesText.useText();
  const currency = useOwnCurrency();
  if (!currency) return null;
  return (
    <div className={classes.first}>
      <p>{text('noBook')}</p>
      {onMake ? (
        <Button onClick={() => void onMake(currency)}>{text('firstBook', { currency })}</Button>
      ) : (
        <p>{text('byManagers')}</p>
      )}
    </div>
  );
}

interface BookPricesProps {
  book: PriceBook;
  productId: string;
  prices: Price[];
  /** Null for who reads them alone. */
  changes: ReturnType<typeof usePriceChanges> | null;
}

function BookPrices({ changes, ...given }: BookPricesProps) {
  const { book, prices } = given;
  const text = pricesText.useText();
  const aids = useStore(reader);
  const until = book.valid_until && text('until', { day: formatDate(book.valid_until, aids) });
  const since = book.valid_from && text('since', { day: formatDate(book.valid_from, aids) });
  return (
    <section className={classes.book} aria-label={book.title}>
      <span className={classes.name}>
        <RecordLink type="price_book" id={book.id}>
          {book.title}
        </RecordLink>
        <span className={classes.days}>{[since, until].filter(Boolean).join(' ')}</span>
      </span>
      <div className={classes.rows}>
        {changes ? (
          <ChangedPrices {...given} changes={changes} />
        ) : (
          prices.map((price) => <ReadPrice key={price.id} book={book} price={price} />)
        )}
        {!changes && prices.length === 0 && <span className={classes.none}>{text('noPrice')}</span>}
      </div>
    </section>
  );
}

function ChangedPrices({
  prices,
  ...shared
}: BookPricesProps & { changes: ReturnType<typeof usePriceChanges> }) {
  const text = pricesText.useText();
  const [adding, setAdding] = useState(false);
  return (
    <>
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
          aria-label={text('moreIn', { book: shared.book.title })}
          onClick={() => setAdding(true)}
        >
          {text('more')}
        </Button>
      )}
    </>
  );
}
