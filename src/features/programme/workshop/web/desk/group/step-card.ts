/** What the cards lie in: a theme, or (without an id) the pile of those that lie in none yet. */
export interface Lane {
  id: string | null;
  title: string;
  cards: readonly LaneCard[];
}

export interface LaneCard {
  id: string;
  text: string;
}

function laneAt(lanes: readonly Lane[], cardId: string): number {
  return lanes.findIndex(({ cards }) => cards.some(({ id }) => id === cardId));
}

/** The theme beside the one that a card lies in, for Shift and an arrow; null at the edge. */
export function laneBeside(lanes: readonly Lane[], cardId: string, key: string): Lane | null {
  const at = laneAt(lanes, cardId);
  if (at < 0) return null;
  const step = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  return lanes[at + step] ?? null;
}

/** The card that an arrow goes to from this one. */
export function neighbourOf(lanes: readonly Lane[], cardId: string, key: string): string | null {
  const at = laneAt(lanes, cardId);
  const lane = lanes[at];
  if (!lane) return null;
  const place = lane.cards.findIndex(({ id }) => id === cardId);
  if (key === 'ArrowUp') return lane.cards[place - 1]?.id ?? null;
  if (key === 'ArrowDown') return lane.cards[place + 1]?.id ?? null;
  const others = key === 'ArrowRight' ? lanes.slice(at + 1) : lanes.slice(0, at).toReversed();
  const next = others.find(({ cards }) => cards.length > 0);
  return next ? next.cards[Math.min(place, next.cards.length - 1)]!.id : null;
}
