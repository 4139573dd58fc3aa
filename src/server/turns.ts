import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long work in short turns, between which the server answers everybody else. */
export interface Turns {
  /** Milliseconds of work so far, without those of others in between. */
  spent(): number;
  /** Lets others have their turn once one's own has been long enough. */
  rest(): Promise<void>;
}

const TURN_MS = 10;

export function createTurns(turnMs = TURN_MS): Turns {
  let before = 0;
  let begun = performance.now();
  const lasts = () => performance.now() - begun;
  return {
    spent: () => before + lasts(),
    async rest() {
      if (lasts() < turnMs) return;
      before += lasts();
      await nextTurn();
      begun = performance.now();
    },
  };
}
