import { isSmallRoom, sayForm } from '../../room.ts';
import { isCollecting } from '../../steps.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

export type Collected = 'check' | 'images' | 'cards' | 'vote';

/** What was asked for and is still open; null where nothing is collected. */
export function collectedBy(board: WorkshopBoard): Collected | null {
  const { template, kind } = board;
  return isCollecting(template, board) ? (kind as Collected) : null;
}

/**
 * Why what was asked for is not shown now: `few` came of a larger room, which may be none; `empty` where
 * it can be told that it is none. Null: it can be shown.
 */
export function hindersShowing(board: WorkshopBoard): 'few' | 'empty' | null {
  const collected = collectedBy(board);
  const { sent, voted, joined } = board.people;
  const isSending = collected === 'images' || collected === 'cards';
  if (!collected) return null;
  const came = isSending ? sent : voted;
  if (sayForm(came, joined) === 'few') return 'few';
  return isSending && came === 0 && isSmallRoom(joined) ? 'empty' : null;
}
