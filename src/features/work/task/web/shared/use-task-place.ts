import { type RefObject, useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import type { TaskPanel } from './task-row.tsx';
import { taskText } from './task-text.ts';
import { type NamedTask, useTaskVerbs } from './use-task-verbs.ts';

/** A line of such a page; one without a task is somebody for whom nothing is planned yet. */
export interface PlacedLine extends NamedTask {
  isTask?: boolean;
}

/** The task that one is at, and what is open there. */
export interface TaskPlace {
  id: string | null;
  panel: TaskPanel;
  open: (id: string, panel: TaskPanel) => void;
  /** The task is about to go: the place moves on to the one after it. */
  leave: (id: string) => void;
}

/** Keeps the place on a page of tasks, and lets the keys move it and act on the task there. */
export function useTaskPlace(
  tasks: readonly PlacedLine[],
  page: RefObject<HTMLElement | null>,
): TaskPlace {
  const text = taskText.useText();
  const { finish } = useTaskVerbs();
  const [place, setPlace] = useState<{ id: string | null; panel: TaskPanel }>({
    id: null,
    panel: null,
  });
  const at = tasks.findIndex(({ id }) => id === place.id);
  const task = tasks[at];

  function go(to: number): void {
    const next = tasks[Math.max(0, Math.min(to, tasks.length - 1))];
    if (!next) return;
    setPlace({ id: next.id, panel: null });
    const row = page.current?.querySelector<HTMLElement>(`[data-task="${next.id}"]`);
    row?.querySelector('a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  function open(id: string, panel: TaskPanel): void {
    setPlace({ id, panel });
    if (panel !== null) return;
    page.current?.querySelector<HTMLElement>(`[data-task="${id}"] a`)?.focus();
  }

  function leave(id: string): void {
    if (id !== place.id && !isFocused(id)) return;
    const from = tasks.findIndex((one) => one.id === id);
    if (tasks.length > 1) go(from + 1 < tasks.length ? from + 1 : from - 1);
    else page.current?.closest('main')?.focus();
  }

  // Who pressed it by the keyboard would otherwise stand at the top of the page again.
  function isFocused(id: string): boolean {
    return Boolean(page.current?.querySelector(`[data-task="${id}"] :focus-visible`));
  }

  function act(run: (task: PlacedLine) => void): () => void {
    return () => task && task.isTask !== false && run(task);
  }

  useKeys([
    { keys: 'j', label: text('keys.down'), group: 'list', run: () => go(at + 1) },
    { keys: 'k', label: text('keys.up'), group: 'list', run: () => go(at < 0 ? 0 : at - 1) },
    {
      keys: 'x',
      label: text('keys.finish'),
      group: 'list',
      run: act((one) => {
        leave(one.id);
        void finish(one);
      }),
    },
    {
      keys: 'm',
      label: text('keys.move'),
      group: 'list',
      run: act(({ id }) => setPlace({ id, panel: 'move' })),
    },
    {
      keys: 'n',
      label: text('keys.tell'),
      group: 'list',
      run: () => task && setPlace({ id: task.id, panel: 'tell' }),
    },
    {
      keys: 'h',
      label: text('keys.hand'),
      group: 'list',
      run: act(({ id }) => setPlace({ id, panel: 'hand' })),
    },
  ]);

  return { ...place, open, leave };
}
