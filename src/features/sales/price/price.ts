import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';
import type { Money } from '#src/records/field-types.ts';
import { writeAmount } from '#src/records/values/money-text.ts';

/** What a product costs in a price book, from a quantity on. */
export const price = defineRecord({
  type: 'price',
  plural: 'prices',
  label: 'Price',
  pluralLabel: 'Prices',
  changedBy: 'managers',
  title: ({ unit_price }) => {
    const money = unit_price as Money | null | undefined;
    return money ? `${writeAmount(money)} ${money.currency}` : 'Price';
  },
  subtitle: 'product_id',
  fields: {
    product_id: {
      kind: 'reference',
      to: 'product',
      required: true,
      label: 'Product',
      why: 'So that it is known what costs this.',
      usedIn: ['Quotes'],
    },
    price_book_id: {
      kind: 'reference',
      to: 'price_book',
      required: true,
      label: 'Price book',
      why: 'So that it is known for whom and when it holds.',
      usedIn: ['Quotes'],
    },
    unit_price: {
      kind: 'money',
      required: true,
      label: 'Price of one',
      why: 'So that a quote reckons with it.',
      usedIn: ['Quotes'],
    },
    from_quantity: {
      kind: 'number',
      required: true,
      label: 'From quantity',
      why: 'So that whoever buys more gets the better price.',
      usedIn: ['Quotes'],
    },
  },
  listFields: ['product_id', 'price_book_id', 'unit_price', 'from_quantity'],
});

export type Price = RecordOf<typeof price>;
export type PriceInput = RecordInput<typeof price>;
