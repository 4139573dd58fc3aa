import type { Line } from '#src/lib/line-totals.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { LinePart } from './line-draft.ts';

/** What a line says to who only reads it; what it has none of is ''. */
export function sayLine(
  line: Line,
  { currency, locale }: { currency: string; locale: string },
): Record<LinePart, string> {
  const number = (value: string) =>
    value === '0' ? '' : new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(+value);
  const { name, details, unit, quantity, unit_price, discount, tax } = line;
  return {
    ...{ name, details, unit, quantity: number(quantity) },
    price: formatMoney({ amount: unit_price, currency }, locale),
    discount: number(discount),
    tax: number(tax),
  };
}
