import { createStore } from '#src/web/api/store.ts';

/** Records whose lines on screen could not be saved, with what leads to the first wrong one. */
export const unfinishedLines = createStore<ReadonlyMap<string, () => void>>(new Map());

/** Notes that the lines of a record wait to be mended; what it gives takes that back. */
export function noteUnfinished(recordId: string, show: () => void): () => void {
  unfinishedLines.set(new Map(unfinishedLines.get()).set(recordId, show));
  return () => {
    // an editor that opened meanwhile has noted its own
    if (unfinishedLines.get().get(recordId) !== show) return;
    const others = new Map(unfinishedLines.get());
    others.delete(recordId);
    unfinishedLines.set(others);
  };
}
