import { type RefObject, useState } from 'react';
import type { TaskPanel } from '#src/features/work/task/web/shared/task-row.tsx';
import type { NamedTask } from '#src/features/work/task/web/shared/use-task-verbs.ts';
import { useTaskVerbs } from '#src/features/work/task/web/shared/use-task-verbs.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { todayText } from './today-text.ts';

/** The task that one is at, and what is open there. */
export interface DayPlace {
  id: string | null;
  panel: TaskPanel;
  open: (id: string, panel: TaskPanel) => void;
  /** The task is about to go: the place moves on to the one after it. */
  leave: (id: string) => void;
}

/** Keeps the place on the day, and lets the keys move it and act on the task there. */
export function useDayPlace(
  tasks: readonly NamedTask[],
  page: RefObject<HTMLElement | null>,
): DayPlace {
  const text = todayText.useText();
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
    if (id !== place.id) return;
    const from = tasks.findIndex((one) => one.id === id);
    go(from + 1 < tasks.length ? from + 1 : from - 1);
  }

  function act(run: (task: NamedTask) => void): () => void {
    return () => task && run(task);
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
      run: act(({ id }) => setPlace({ id, panel: 'tell' })),
    },
  ]);

  return { ...place, open, leave };
}
