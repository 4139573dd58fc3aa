import type { WorkshopDesk } from '../../workshop-api.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

export interface DeskProps {
  desk: WorkshopDesk;
  board: WorkshopBoard;
}
