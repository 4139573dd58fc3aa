import type { BoardCard, BoardCluster } from '../../../workshop-board.ts';
import type { Lane } from './step-card.ts';

export interface GroupLane extends Lane {
  cards: readonly BoardCard[];
}

/** Whether a cluster is a theme already, and not a card by itself that nobody has named. */
export function isTheme({ title, cards }: Pick<BoardCluster, 'title' | 'cards'>): boolean {
  return title !== null || cards.length > 1;
}

/** The cards that stand by themselves first, then theme by theme. */
export function lanesOf(clusters: readonly BoardCluster[], looseTitle: string): GroupLane[] {
  const loose = clusters.filter((one) => !isTheme(one) && one.cards.length > 0);
  const themes = clusters.filter(isTheme);
  return [
    { id: null, title: looseTitle, cards: loose.flatMap(({ cards }) => cards) },
    ...themes.map(({ id, title, cards }) => ({ id, title: title ?? '', cards })),
  ];
}

export function clusterOf(
  clusters: readonly BoardCluster[],
  cardId: string,
): BoardCluster | undefined {
  return clusters.find(({ cards }) => cards.some(({ id }) => id === cardId));
}

/** The clusters with the card where it was put, until the server has said so. */
export function placeCard(
  clusters: readonly BoardCluster[],
  cardId: string,
  into: string | null,
): BoardCluster[] {
  const from = clusterOf(clusters, cardId);
  const card = from?.cards.find(({ id }) => id === cardId);
  if (!from || !card || into === from.id) return [...clusters];
  if (into !== null && !clusters.some(({ id }) => id === into)) return [...clusters];
  const without = clusters
    .map((one) =>
      one === from ? { ...one, cards: one.cards.filter(({ id }) => id !== cardId) } : one,
    )
    .filter(({ id, cards }) => id !== from.id || cards.length > 0);
  if (into === null) {
    // known by the card until the server names it
    const alone = { ...from, id: `alone-${cardId}`, title: null, cards: [card] };
    return [...without, alone];
  }
  return without.map((one) => (one.id === into ? { ...one, cards: [...one.cards, card] } : one));
}
