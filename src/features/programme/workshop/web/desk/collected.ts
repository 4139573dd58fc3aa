import { isCollecting } from '../../steps.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

export type Collected = 'check' | 'images' | 'cards' | 'vote';

/** What was asked for and is still open; null where nothing is collected. */
export function collectedBy({ template, step, phase, kind }: WorkshopBoard): Collected | null {
  return isCollecting(template, { step, phase }) ? (kind as Collected) : null;
}
