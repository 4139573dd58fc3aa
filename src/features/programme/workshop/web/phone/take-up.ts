import type { WorkshopBoard } from '../../workshop-board.ts';
import type { Kept, KeptDraft } from './kept.ts';

type Place = Pick<WorkshopBoard, 'kind' | 'phase' | 'card_kinds' | 'rounds'>;

/** Whether the workshop takes such a card now. */
export function isTaken({ kind }: Pick<KeptDraft, 'kind'>, board: Place): boolean {
  if (board.phase !== 'open') return false;
  if (board.kind === 'images') return kind === 'image';
  return board.kind === 'cards' && board.card_kinds.some((one) => one === kind);
}

/**
 * What the phone keeps, as the workshop stands now. What was revealed it does not know any more. A card
 * that came too late is sent once its step is open again; one that may have arrived is not, so that it
 * does not stand there twice: whoever wrote it looks.
 */
export function takeUp(kept: Kept, board: Place): Kept {
  const drafts = kept.drafts.flatMap((one) => takeUpDraft(one, board) ?? []);
  const isSame =
    drafts.length === kept.drafts.length && drafts.every((one, at) => one === kept.drafts[at]);
  return isSame ? kept : { ...kept, drafts };
}

function takeUpDraft(draft: KeptDraft, board: Place): KeptDraft | null {
  const { state, round } = draft;
  const isNow = isTaken(draft, board);
  const isRevealed = round === undefined ? !isNow : round !== board.rounds;
  const isHere = isNow && (round ?? board.rounds) === board.rounds;
  if (state === 'sent') return isRevealed ? null : draft;
  if (state === 'leaving') return isHere ? draft : null;
  if (state === 'late') return isNow ? { ...draft, state: 'waiting' } : draft;
  if (state !== 'waiting' || isHere) return draft;
  return { ...draft, state: round === undefined ? 'late' : 'unsure' };
}
