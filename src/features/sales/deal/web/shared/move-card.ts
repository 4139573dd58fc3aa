import type { Board, BoardColumn, Card } from '../board/board-query.ts';

export interface CardMove {
  id: string;
  to: string;
  /** The card that it comes to lie above; absent: it comes to the top. */
  before?: string | undefined;
}

/** The board with the card where it was put, until the server has said so. */
export function moveCard(board: Board, { id, to, before }: CardMove): Board {
  const card = board.columns.flatMap(({ cards }) => cards).find((one) => one.id === id);
  if (!card) return board;
  const columns = board.columns.map((column) => {
    const without = take(column, card);
    return column.stage_id === to ? put(without, { ...card, stage_id: to }, before) : without;
  });
  return { ...board, columns };
}

/** The board with what was changed on a card; the sum of its column follows its amount. */
export function changeCard(board: Board, id: string, change: Partial<Card>): Board {
  const columns = board.columns.map((column) => {
    const card = column.cards.find((one) => one.id === id);
    if (!card) return column;
    const changed = { ...card, ...change };
    const cards = column.cards.map((one) => (one === card ? changed : one));
    return { ...column, cards, sums: addTo(addTo(column.sums, card, -1), changed, 1) };
  });
  return { ...board, columns };
}

/** The board with a card that is new on it, on top of the column of its stage. */
export function putCard(board: Board, card: Card): Board {
  const columns = board.columns.map((column) =>
    column.stage_id === card.stage_id ? put(column, card, undefined) : column,
  );
  return { ...board, columns };
}

function take(column: BoardColumn, card: Card): BoardColumn {
  if (column.stage_id !== card.stage_id) return column;
  const cards = column.cards.filter(({ id }) => id !== card.id);
  return { ...column, cards, count: column.count - 1, sums: addTo(column.sums, card, -1) };
}

function put(column: BoardColumn, card: Card, before: string | undefined): BoardColumn {
  const at = Math.max(0, before ? column.cards.findIndex(({ id }) => id === before) : 0);
  const cards = column.cards.toSpliced(at, 0, card);
  return { ...column, cards, count: column.count + 1, sums: addTo(column.sums, card, 1) };
}

/** Each currency by itself. */
function addTo(sums: BoardColumn['sums'], { amount }: Card, sign: 1 | -1): BoardColumn['sums'] {
  if (!amount) return sums;
  const { currency } = amount;
  const known = sums.some((sum) => sum.currency === currency);
  const all = known ? sums : [...sums, { amount: 0, currency }];
  return all
    .map((sum) =>
      sum.currency === currency ? { ...sum, amount: sum.amount + sign * amount.amount } : sum,
    )
    .filter((sum) => sum.amount !== 0 || sum.currency !== currency);
}

/** Where a key moves a card: a stage to the side, or a place up or down; null at the edge. */
export function stepCard(board: Board, id: string, key: string): CardMove | null {
  const at = board.columns.findIndex(({ cards }) => cards.some((card) => card.id === id));
  const column = board.columns[at];
  if (!column) return null;
  const place = column.cards.findIndex((card) => card.id === id);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = board.columns[at + (key === 'ArrowLeft' ? -1 : 1)];
    return next ? { id, to: next.stage_id } : null;
  }
  const above = column.cards[key === 'ArrowUp' ? place - 1 : place + 2];
  return above && place >= 0 ? { id, to: column.stage_id, before: above.id } : null;
}

/** The card that an arrow goes to from this one. */
export function neighbourOf(board: Board, id: string, key: string): string | null {
  const at = board.columns.findIndex(({ cards }) => cards.some((card) => card.id === id));
  const column = board.columns[at];
  if (!column) return null;
  const place = column.cards.findIndex((card) => card.id === id);
  if (key === 'ArrowUp') return column.cards[place - 1]?.id ?? null;
  if (key === 'ArrowDown') return column.cards[place + 1]?.id ?? null;
  const side = board.columns
    .slice(key === 'ArrowRight' ? at + 1 : 0, key === 'ArrowRight' ? undefined : at)
    .filter(({ cards }) => cards.length > 0);
  const next = key === 'ArrowRight' ? side[0] : side.at(-1);
  return next ? next.cards[Math.min(place, next.cards.length - 1)]!.id : null;
}
