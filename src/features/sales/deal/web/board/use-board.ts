import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dealText } from '../deal-text.ts';
import { pipelinesQuery } from '../shared/deal-queries.ts';
import { type CardMove, moveCard } from '../shared/move-card.ts';
import { useMoveDeal } from '../shared/use-move-deal.ts';
import {
  type Board,
  type BoardChoice,
  type BoardColumn,
  boardQuery,
  readMore,
} from './board-query.ts';

/** The board as it is shown, and what can be done on it. */
export function useBoard(choice: BoardChoice) {
  const client = useQueryClient();
  const text = dealText.useText();
  const options = boardQuery(choice);
  const query = useQuery(options);
  const { data: settings } = useQuery(pipelinesQuery);
  const moving = useMoveDeal();
  const [said, say] = useState('');
  const board = query.data;

  function set(next: Board): void {
    client.setQueryData(options.queryKey, next);
  }

  /** Shows the card in its new place at once; where it may not go it comes back. */
  async function place(move: CardMove): Promise<void> {
    const card = board?.columns.flatMap(({ cards }) => cards).find(({ id }) => id === move.id);
    const to = settings?.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === move.to);
    if (!board || !card || !to) return;
    if (card.stage_id === move.to && !move.before) return;
    const next = moveCard(board, move);
    const asksFirst = to.kind !== 'open' && to.kind !== card.status;
    if (!asksFirst) {
      await client.cancelQueries({ queryKey: options.queryKey });
      set(next);
    }
    const column = next.columns.find(({ stage_id }) => stage_id === move.to)!;
    const isMoved = await moving.move({ deal: card, to, before: move.before });
    if (!isMoved) return;
    const at = column.cards.findIndex(({ id }) => id === card.id) + 1;
    say(text('move.said', { title: card.title, stage: to.name, place: at, count: column.count }));
  }

  async function more(column: BoardColumn): Promise<void> {
    const next = await readMore(choice, column);
    const known = client.getQueryData<Board>(options.queryKey);
    if (!known) return;
    const columns = known.columns.map((one) =>
      one.stage_id === column.stage_id
        ? { ...one, cards: [...one.cards, ...next.cards], more: next.more }
        : one,
    );
    set({ ...known, columns });
  }

  return { query, board, moving, place, more, said, say };
}
