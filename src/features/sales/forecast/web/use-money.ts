import { digitsOf } from '#src/lib/currency.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';

/** Money of a forecast: in whole units, for it is no bill. */
export function useSayMoney(currency: string): (amount: number) => string {
  const { locale } = useStore(reader);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  });
  return (amount) => format.format(amount / 10 ** digitsOf(currency));
}
