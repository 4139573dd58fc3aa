export interface Ranked {
  is: boolean;
  score: number;
}

/** The chance that one who is scores above one who is not; a tie counts half (Mann–Whitney). */
export function areaUnderCurve(cases: readonly Ranked[]): number | null {
  const sorted = [...cases].sort((a, b) => a.score - b.score);
  const positives = cases.filter(({ is }) => is).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (sorted[at]!.is) rankSum += rank;
    from = to;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The limit from which on to say yes that gives the best F1 on these very cases. */
export function bestLimit(cases: readonly Ranked[]): { limit: number; f1: number } {
  const sorted = [...cases].sort((a, b) => b.score - a.score);
  const positives = cases.filter(({ is }) => is).length;
  let best = { limit: Number.POSITIVE_INFINITY, f1: 0 };
  let hits = 0;
  sorted.forEach(({ is, score }, at) => {
    if (is) hits += 1;
    if (sorted[at + 1]?.score === score) return;
    const f1 = (2 * hits) / (at + 1 + positives);
    if (f1 > best.f1) best = { limit: score, f1 };
  });
  return best;
}
