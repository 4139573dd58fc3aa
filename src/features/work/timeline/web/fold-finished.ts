import type { ActivityEntry, TaskEntry, TurnEntry } from './timeline-query.ts';

type Entry = ActivityEntry | TaskEntry | TurnEntry;
/** A contact, with the promise that was kept by it where it was written down while finishing one. */
export type FoldedEntry = (ActivityEntry & { finished?: TaskEntry }) | TaskEntry | TurnEntry;

/** One command writes both; each with a clock of its own. */
const TOGETHER_MS = 2000;

/** What was said while finishing a promise is one thing that happened: it is told once. */
export function foldFinished(entries: readonly Entry[]): FoldedEntry[] {
  const tasks = entries.filter((entry) => entry.type === 'task');
  const told = new Map<string, TaskEntry>();
  for (const entry of entries) {
    if (entry.type !== 'activity') continue;
    const task = tasks.find((one) => isTogether(entry, one) && ![...told.values()].includes(one));
    if (task) told.set(entry.id, task);
  }
  const folded = new Set([...told.values()].map(({ id }) => id));
  return entries
    .filter(({ id }) => !folded.has(id))
    .map((entry) => {
      const finished = told.get(entry.id);
      return entry.type === 'activity' && finished ? { ...entry, finished } : entry;
    });
}

function isTogether(activity: ActivityEntry, task: TaskEntry): boolean {
  const apart = Date.parse(activity.created_at) - Date.parse(task.done_at ?? '');
  return (
    Math.abs(apart) < TOGETHER_MS &&
    activity.person_id === task.person_id &&
    activity.company_id === task.company_id
  );
}
