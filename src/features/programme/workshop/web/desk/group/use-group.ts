import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type {
  declineSuggestion,
  mergeClusters,
  moveCard,
  nameCluster,
  splitCluster,
} from '../../../workshop-api.ts';
import type { WorkshopBoard } from '../../../workshop-board.ts';
import { boardQuery } from '../../shared/workshop-queries.ts';
import { deskText } from '../desk-text.ts';
import { clusterOf, placeCard } from './lanes.ts';

/** What is done with cards and themes while they are grouped. */
export function useGroup(board: WorkshopBoard) {
  const client = useQueryClient();
  const text = deskText.useText();
  const { act } = useAttempt(['workshop']);
  const [said, say] = useState('');
  const { id } = board;
  const { queryKey } = boardQuery(id);

  /** Shows the card in its new place at once, which `placed` hears; if somebody else moved it meanwhile, theirs holds. */
  async function move(cardId: string, into: string | null, placed?: () => void): Promise<boolean> {
    const from = clusterOf(board.clusters, cardId);
    if (!from || from.id === into || (into === null && from.cards.length === 1)) return false;
    await client.cancelQueries({ queryKey });
    client.setQueryData<WorkshopBoard>(
      queryKey,
      (known) => known && { ...known, clusters: placeCard(known.clusters, cardId, into) },
    );
    placed?.();
    const card = from.cards.find((one) => one.id === cardId);
    const isMoved = await act(() =>
      call<typeof moveCard>(
        'POST /api/v1/workshops/{id}/cards/{card_id}/move',
        {
          params: { id, card_id: cardId },
          body: { cluster_id: into, ...(card && { version: card.version }) },
        },
        { says: text('said.moved') },
      ),
    );
    if (isMoved) say(text('group.moved', { card: card?.text ?? '' }));
    else await client.invalidateQueries({ queryKey });
    return isMoved;
  }

  const name = (clusterId: string, title: string | null) =>
    act(() =>
      call<typeof nameCluster>(
        'PATCH /api/v1/workshops/{id}/clusters/{cluster_id}',
        { params: { id, cluster_id: clusterId }, body: { title } },
        { says: text('said.named') },
      ),
    );

  /** A theme that begins with this card. */
  async function begin(cardId: string, title: string): Promise<void> {
    await move(cardId, null);
    const now = await client.fetchQuery({ ...boardQuery(id), staleTime: 0 });
    const own = clusterOf(now.clusters, cardId);
    if (own) await name(own.id, title);
  }

  /** Puts a card to another, wherever that stands. */
  async function join(cardId: string, otherId: string): Promise<void> {
    const into = clusterOf(board.clusters, otherId);
    if (into) await move(cardId, into.id);
  }

  return {
    said,
    say,
    move,
    name,
    begin,
    join,
    merge: (clusterId: string, into: string) =>
      act(() =>
        call<typeof mergeClusters>(
          'POST /api/v1/workshops/{id}/clusters/{cluster_id}/merge',
          { params: { id, cluster_id: clusterId }, body: { into } },
          { says: text('said.merged') },
        ),
      ),
    split: (clusterId: string) =>
      act(() =>
        call<typeof splitCluster>(
          'POST /api/v1/workshops/{id}/clusters/{cluster_id}/split',
          { params: { id, cluster_id: clusterId } },
          { says: text('said.split') },
        ),
      ),
    decline: (cardId: string, otherId: string) =>
      act(() =>
        call<typeof declineSuggestion>(
          'POST /api/v1/workshops/{id}/suggestions/decline',
          { params: { id }, body: { card_id: cardId, other_id: otherId } },
          { says: text('said.declined') },
        ),
      ),
  };
}
export type Group = ReturnType<typeof useGroup>;
