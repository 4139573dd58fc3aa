import type { BoardCluster } from '../../workshop-board.ts';

/** Whether there is something to answer: not where all that was said is hidden and nobody gave a dot. */
function isAsked({ title, cards, votes, answer }: BoardCluster): boolean {
  const isSaid = title !== null || cards.some(({ hidden }) => hidden === null);
  return isSaid || (votes ?? 0) > 0 || answer !== null;
}

/** The themes to be answered, the heaviest first. */
export function askedThemes(clusters: readonly BoardCluster[]): BoardCluster[] {
  return clusters.filter(isAsked).toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
}
