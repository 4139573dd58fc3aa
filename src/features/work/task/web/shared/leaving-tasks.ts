import { createStore } from '#src/web/api/store.ts';

/** Tasks on their way off a list: their change is being saved. */
export const leavingTasks = createStore<ReadonlySet<string>>(new Set());

export function setLeaving(id: string, isLeaving: boolean): void {
  const next = new Set(leavingTasks.get());
  if (isLeaving) next.add(id);
  else next.delete(id);
  leavingTasks.set(next);
}
