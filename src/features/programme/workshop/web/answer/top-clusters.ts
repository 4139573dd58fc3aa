import { ANSWER_DAYS, topConcerns } from '#src/features/programme/concern/concern.ts';
import { workingDaysAfter } from '#src/features/programme/concern/days-taken.ts';
import type { BoardCluster } from '../../workshop-board.ts';

type Weighed = Pick<BoardCluster, 'id' | 'votes' | 'answer'>;

/** Themes by their dots; those that nobody gave a dot are not asked for an answer. */
export function topClusters<C extends Weighed>(clusters: readonly C[]): C[] {
  const voted = clusters.filter(({ votes }) => (votes ?? 0) > 0);
  return topConcerns(
    voted.map((cluster) => ({ cluster, id: cluster.id, weight: cluster.votes! })),
  ).map(({ cluster }) => cluster);
}

/** How many of the top themes have their answer. */
export function answeredTop(clusters: readonly Weighed[]): { answered: number; of: number } {
  return answeredOf(topClusters(clusters));
}

/** How many of these have their answer. */
export function answeredOf(clusters: readonly Pick<BoardCluster, 'answer'>[]) {
  return { answered: clusters.filter(({ answer }) => answer).length, of: clusters.length };
}

/** By when the top themes are answered: ten working days, Monday to Friday, after the workshop. */
export function answerBy(heldOn: string): string {
  return workingDaysAfter(heldOn, ANSWER_DAYS);
}
