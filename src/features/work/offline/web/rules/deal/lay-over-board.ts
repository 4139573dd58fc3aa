import type { readBoard } from '#src/features/sales/deal/board-api.ts';
import { moveCard } from '#src/features/sales/deal/web/shared/move-card.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { Entry } from '#src/web/offline/queue/entry.ts';

const MOVE = /^\/api\/v1\/deals\/([0-9a-f-]{36})\/move$/;

/** The deal that a write moves on the board. */
export function movedDeal({ path }: Pick<Entry, 'path'>): string | undefined {
  return MOVE.exec(path)?.[1];
}

/** The board with the cards where they were put, in the order in which that was done. */
export function layOverBoard(answer: unknown, entries: readonly Entry[]): unknown {
  if (answer === undefined) return answer;
  let board = answer as EndpointOutput<typeof readBoard>;
  for (const entry of entries) {
    const { body, state } = entry;
    const id = movedDeal(entry);
    if (!id || state !== 'waiting') continue;
    const before = typeof body.before === 'string' ? body.before : undefined;
    board = moveCard(board, { id, to: String(body.stage_id), before });
  }
  return board;
}
