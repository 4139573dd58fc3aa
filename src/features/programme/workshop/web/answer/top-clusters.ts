import type { BoardCluster } from '../../workshop-board.ts';

const LEAST_TOP = 3;
const WORKING_DAYS = 10;

/** The third with the most dots, three at least, as the gate counts them. */
export function countTop(voted: number): number {
  return Math.min(voted, Math.max(LEAST_TOP, Math.ceil(voted / 3)));
}

type Weighed = Pick<BoardCluster, 'id' | 'votes' | 'answer'>;

/** Themes by their dots; those that nobody gave a dot are not asked for an answer. */
export function topClusters<C extends Weighed>(clusters: readonly C[]): C[] {
  const voted = clusters.filter(({ votes }) => (votes ?? 0) > 0);
  return voted
    .toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, countTop(voted.length));
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
  const day = new Date(`${heldOn}T00:00:00Z`);
  for (let left = WORKING_DAYS; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
