import type { Reader } from '#src/web/i18n/dates.ts';
import type { CapturedAmount } from '../../capture.ts';

/** `€12,000`; without a currency the number alone. Whole amounts bear no cents. */
export function formatMoney({ cents, currency }: CapturedAmount, { locale }: Reader): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const style = currency ? ({ style: 'currency', currency } as const) : {};
  return new Intl.NumberFormat(locale, { ...options, ...style }).format(cents / 100);
}
