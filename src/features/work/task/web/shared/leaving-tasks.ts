import { createStore } from '#src/web/api/store.ts';

/** Tasks on their way off a list: their change is being saved. */
export const leavingTasks = createStore<ReadonlySet<string>>(new Set());

export function setLeaving(id: string, isLeaving: boolean): void {
  const next = new Set(leavingTasks.get());
  if (isLeaving) next.add(id);
  else next.delete(id);
  leavingTasks.set(next);
}

/** Waits until what was begun with the task is saved, so that what follows comes after it. */
export function whenLeft(id: string): Promise<void> {
  return new Promise((resolve) => {
    if (!leavingTasks.get().has(id)) return resolve();
    const stop = leavingTasks.subscribe(() => {
      if (leavingTasks.get().has(id)) return;
      stop();
      resolve();
    });
  });
}
