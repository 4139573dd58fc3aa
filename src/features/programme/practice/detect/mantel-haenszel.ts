/** One stratum: with and without the habit, good and not. */
export interface Table {
  withGood: number;
  withOther: number;
  withoutGood: number;
  withoutOther: number;
}

/** The natural logarithm of the odds ratio over all strata, with its variance. */
export interface LogOdds {
  log: number;
  variance: number;
}

/**
 * Mantel & Haenszel's odds ratio with the variance of Robins, Breslow & Greenland (1986). Null where
 * nothing can be compared.
 */
export function mantelHaenszel(tables: readonly Table[]): LogOdds | null {
  let [r, s, pr, cross, qs] = [0, 0, 0, 0, 0];
  for (const { withGood: a, withOther: b, withoutGood: c, withoutOther: d } of tables) {
    const n = a + b + c + d;
    if (n === 0) continue;
    const [ri, si] = [(a * d) / n, (b * c) / n];
    const [p, q] = [(a + d) / n, (b + c) / n];
    r += ri;
    s += si;
    pr += p * ri;
    cross += p * si + q * ri;
    qs += q * si;
  }
  if (r === 0 || s === 0) return null;
  const variance = pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s);
  return { log: Math.log(r / s), variance };
}
