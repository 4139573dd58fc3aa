/** Benjamini & Hochberg (1995): the smallest false discovery rate at which each would be found. */
export function falseDiscovery(chances: readonly number[]): number[] {
  const order = chances.map((_, at) => at).sort((a, b) => chances[b]! - chances[a]!);
  const rates: number[] = chances.map(() => 1);
  let least = 1;
  for (const [index, at] of order.entries()) {
    const rank = chances.length - index;
    least = Math.min(least, (chances[at]! * chances.length) / rank);
    rates[at] = least;
  }
  return rates;
}
