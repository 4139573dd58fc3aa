import { wantsAnswer } from '../../wants-answer.ts';
import type { BoardCluster } from '../../workshop-board.ts';

/** The themes that want an answer, the heaviest first. */
export function askedThemes(clusters: readonly BoardCluster[]): BoardCluster[] {
  return clusters.filter(wantsAnswer).toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
}

/** Those that say something and that nobody has to answer. */
export function otherThemes(clusters: readonly BoardCluster[]): BoardCluster[] {
  return clusters.filter(
    (one) =>
      !wantsAnswer(one) && (one.title !== null || one.cards.some(({ hidden }) => hidden === null)),
  );
}
