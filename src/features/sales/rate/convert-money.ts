import { digitsOf } from '#src/lib/currency.ts';
import { divideRounded } from '#src/lib/exact-numbers.ts';
import type { Money } from '#src/records/field-types.ts';

/** One `base` is worth `rate` of `currency`; the rate as a decimal, such as `"1.0823"`. */
export interface Rate {
  base: string;
  currency: string;
  rate: string;
  /** From when it holds. */
  day: string;
}

/**
 * The money at the rate, one of whose currencies is its own, rounded half away from zero; null if it
 * is more than can be kept. `exchange` of migrations/0052_currency_rate.sql does the same.
 */
export function exchange(money: Money, { base, currency, rate }: Rate): Money | null {
  const isBase = base === money.currency;
  const to = isBase ? currency : base;
  const [whole = '0', rest = ''] = rate.split('.');
  const factor = BigInt(whole + rest);
  const scale = 10n ** BigInt(rest.length);
  const up = (isBase ? factor : scale) * 10n ** BigInt(digitsOf(to));
  const down = (isBase ? scale : factor) * 10n ** BigInt(digitsOf(money.currency));
  const amount = Number(divideRounded(BigInt(money.amount) * up, down));
  return Number.isSafeInteger(amount) ? { amount, currency: to } : null;
}
