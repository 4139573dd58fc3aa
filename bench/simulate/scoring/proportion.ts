/** A share with its 95 % interval (Wilson), as counts this small ask for. */
export interface Proportion {
  hits: number;
  of: number;
  /** Null where there was nothing to count. */
  rate: number | null;
  low: number;
  high: number;
}

const Z = 1.959964;

export function proportion(hits: number, of: number): Proportion {
  if (of === 0) return { hits, of, rate: null, low: 0, high: 1 };
  const rate = hits / of;
  const square = Z * Z;
  const middle = (rate + square / (2 * of)) / (1 + square / of);
  const half =
    (Z / (1 + square / of)) * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of * of));
  return { hits, of, rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How many of those that were said to be so are, and how many of those that are were said to be. */
export interface Accuracy {
  precision: Proportion;
  recall: Proportion;
  f1: number;
}

export function accuracy(cases: readonly { is: boolean; said: boolean }[]): Accuracy {
  const hits = cases.filter(({ is, said }) => is && said).length;
  const said = cases.filter((one) => one.said).length;
  const are = cases.filter(({ is }) => is).length;
  const f1 = said + are === 0 ? 0 : (2 * hits) / (said + are);
  return { precision: proportion(hits, said), recall: proportion(hits, are), f1 };
}
