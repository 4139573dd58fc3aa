/** Arithmetic without rounding by surprise: decimals as text, and what they become as `bigint`. */

/** Beyond it, a JavaScript number no longer tells two neighbours apart. */
export const MOST_MINOR_UNITS = Number.MAX_SAFE_INTEGER;

const DECIMAL = /^(\d{1,15})(?:\.(\d+))?$/;

/** `"1.5"` with 4 places is 15000n; null if it is no decimal, is negative or is finer than that. */
export function parseDecimal(text: string, places: number): bigint | null {
  const [, whole, rest = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined || rest.length > places) return null;
  return BigInt(whole + rest.padEnd(places, '0'));
}

/** The shortest text of it: 15000n with 4 places is `"1.5"`. */
export function writeDecimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = digits.slice(digits.length - places).replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : whole;
}

/** The nearest whole number; a half goes away from zero. */
export function divideRounded(value: bigint, by: bigint): bigint {
  if (by < 0n) return divideRounded(-value, -by);
  const half = value < 0n ? -by : by;
  return (2n * value + half) / (2n * by);
}

/**
 * Parts of `amount` in proportion to the weights, which add up to it: each is rounded down, and what
 * is left goes, one each, to those that lost most by it, the earlier first.
 */
export function spread(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  const lost = weights.map((weight, index) => ({ index, rest: (amount * weight) % total }));
  lost.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of lost.slice(0, Number(left))) parts[index]! += 1n;
  return parts;
}
