import { X } from 'lucide-react';
import { useState } from 'react';
import type { Price } from '#src/features/sales/price/price.ts';
import type { PriceBook } from '#src/features/sales/price-book/price-book.ts';
import {
  formatMoney,
  readAmount,
  readNumber,
  writeAmount,
  writeDecimal,
} from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import classes from './prices.module.css';
import { pricesText } from './prices-text.ts';
import type { usePriceChanges } from './use-prices.ts';

interface PriceRowProps {
  book: PriceBook;
  productId: string;
  /** Absent: the place where one is entered. */
  price?: Price;
  changes: ReturnType<typeof usePriceChanges>;
  onDone?: () => void;
}

/** From which quantity what price holds, changed where it stands. */
export function PriceRow({ book, productId, price, changes, onDone }: PriceRowProps) {
  const text = pricesText.useText();
  const { locale } = useStore(reader);
  const currency = book.currency ?? '';
  const kept = price?.unit_price ? writeAmount(price.unit_price, locale) : '';
  const keptFrom = writeDecimal(price?.from_quantity ?? (onDone ? '' : 1), locale);
  const [amount, setAmount] = useState(kept);
  const [from, setFrom] = useState(keptFrom);

  async function leave(): Promise<void> {
    if ((amount === kept && from === keptFrom) || amount.trim() === '' || from.trim() === '')
      return;
    const units = readAmount(amount, currency, locale);
    const quantity = readNumber(from, locale);
    if (units === null || units < 0) return showToast(text('badPrice'), { tone: 'bad' });
    if (quantity === null || quantity <= 0) return showToast(text('badQuantity'), { tone: 'bad' });
    const values = { unit_price: { amount: units, currency }, from_quantity: quantity };
    const done = price
      ? await changes.save(price.id, values, book.title)
      : await changes.add({ ...values, product_id: productId, price_book_id: book.id }, book.title);
    if (done) onDone?.();
  }
  const onKeyDown = (event: { key: string; currentTarget: HTMLElement }) => {
    if (event.key === 'Enter') event.currentTarget.blur();
  };
  return (
    <div className={classes.row}>
      <input
        className={inputClass}
        inputMode="decimal"
        aria-label={text('fromIn', { book: book.title })}
        value={from}
        onChange={({ target }) => setFrom(target.value)}
        onBlur={() => void leave()}
        onKeyDown={onKeyDown}
      />
      <span className={classes.money}>
        <input
          className={inputClass}
          inputMode="decimal"
          aria-label={text('priceIn', { book: book.title, from })}
          placeholder="–"
          value={amount}
          onChange={({ target }) => setAmount(target.value)}
          onBlur={() => void leave()}
          onKeyDown={onKeyDown}
        />
        <span className={classes.currency}>{currency}</span>
      </span>
      {price && (
        <IconButton
          label={text('remove', { book: book.title, from })}
          onClick={() => void changes.remove(price.id, book.title)}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

/** The same for who reads prices alone. */
export function ReadPrice({ book, price }: Pick<PriceRowProps, 'book'> & { price: Price }) {
  const text = pricesText.useText();
  const { locale } = useStore(reader);
  const from = writeDecimal(price.from_quantity ?? 1, locale);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div
      role="group"
      className={classes.row}
      data-read
      aria-label={text('priceIn', { book: book.title, from })}
    >
      <span>{text('fromCount', { from })}</span>
      <span className={classes.money}>
        {price.unit_price ? formatMoney(price.unit_price, locale) : '–'}
      </span>
    </div>
  );
}
