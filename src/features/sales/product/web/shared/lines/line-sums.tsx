import type { LineTotals } from '#src/lib/line-totals.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';

/** What the lines come to, as it will stand on the quote. */
export function LineSums({ totals, currency }: { totals: LineTotals; currency: string }) {
  const text = linesText.useText();
  const { locale } = useStore(reader);
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const percent = (rate: string) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(rate));
  const taxes = totals.taxes.filter(({ rate }) => rate !== '0');
  const rows: [string, number][] = [
    ...(totals.discount > 0
      ? ([
          [text('subtotal'), totals.subtotal],
          [text('discountSum'), -totals.discount],
        ] as [string, number][])
      : []),
    [text(taxes.length > 0 ? 'net' : 'total'), totals.net],
    ...taxes.map(({ rate, tax }): [string, number] => [
      text('taxOf', { rate: percent(rate) }),
      tax,
    ]),
    ...(taxes.length > 0 ? ([[text('total'), totals.total]] as [string, number][]) : []),
  ];
  return (
    <dl className={classes.sums}>
      {rows.map(([label, amount], index) => (
        <div key={label} className={classes.sum} data-last={index === rows.length - 1 || undefined}>
          <dt>{label}</dt>
          <dd>{money(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}
