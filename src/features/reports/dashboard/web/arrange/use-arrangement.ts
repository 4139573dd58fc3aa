import { useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import { settle } from '../../arrange.ts';
import type { Tile } from '../../tile.ts';

export interface Arrangement {
  /** Null while the dashboard is only looked at. */
  tiles: readonly Tile[] | null;
  isChanged: boolean;
  canStepBack: boolean;
  begin: (tiles: readonly Tile[]) => void;
  put: (tiles: readonly Tile[]) => void;
  stepBack: () => void;
  end: () => void;
}

/** A new arrangement before it is kept, step by step so that each can be taken back. */
export function useArrangement(): Arrangement {
  const [steps, setSteps] = useState<readonly (readonly Tile[])[]>([]);
  const tiles = steps.at(-1) ?? null;
  const canStepBack = steps.length > 1;
  const stepBack = () => setSteps((all) => (all.length > 1 ? all.slice(0, -1) : all));
  const end = () => setSteps([]);
  const isChanged = tiles !== null && JSON.stringify(tiles) !== JSON.stringify(steps[0]);
  useKeys([
    ...(tiles ? [{ keys: 'mod+z', run: stepBack }] : []),
    // what was changed is only given up by saying so
    ...(tiles && !isChanged ? [{ keys: 'Escape', run: end }] : []),
  ]);
  return {
    tiles,
    isChanged,
    canStepBack,
    begin: (begun) => setSteps([settle(begun)]),
    put: (next) => setSteps((all) => [...all, next]),
    stepBack,
    end,
  };
}
