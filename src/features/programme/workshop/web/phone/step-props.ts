import type { WorkshopBoard } from '../../workshop-board.ts';
import type { Kept } from './kept.ts';

/** Changes what the phone keeps, whatever another tab has written meanwhile. */
export type Change = (change: (kept: Kept) => Kept) => void;

export interface StepProps {
  code: string;
  board: WorkshopBoard;
  kept: Kept;
  change: Change;
}
