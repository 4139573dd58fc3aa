import type { TaskKind } from '#src/features/work/task/task.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { sayDay } from './day/say-day.ts';
import { setLeaving } from './leaving-tasks.ts';
import { taskText } from './task-text.ts';

export interface NamedTask {
  id: string;
  subject: string;
}

export interface TaskCompletion {
  note?: string;
  next?: {
    subject: string;
    due_on: string;
    due_at: string | null;
    kind?: TaskKind | null;
    promised_by?: 'them' | null;
  };
}

/** What can be done with a task. Each says whether it was done; a failure has been told by then. */
export interface TaskVerbs {
  finish: (task: NamedTask, completion?: TaskCompletion) => Promise<boolean>;
  reopen: (task: NamedTask) => Promise<boolean>;
  move: (task: NamedTask, to: { due_on: string; due_at?: string | null }) => Promise<boolean>;
  /** Gives it to a colleague; the word, if there is one, goes into its note. */
  handOver: (
    task: NamedTask,
    to: { owner_id: string; name: string; word: string },
  ) => Promise<boolean>;
}

export function useTaskVerbs(): TaskVerbs {
  const { act: attempt } = useAttempt(['task', 'activity']);
  const text = taskText.useText();
  const who = useStore(reader);

  async function act(task: NamedTask, verb: string, options: CallOptions & { body?: unknown }) {
    const { body, ...rest } = options;
    setLeaving(task.id, true);
    const input = { params: { id: task.id }, ...(body !== undefined && { body }) };
    try {
      return await attempt(() => send(`POST /api/v1/tasks/{id}/${verb}`, input, rest));
    } finally {
      setLeaving(task.id, false);
    }
  }

  return {
    finish: (task, completion = {}) =>
      act(task, 'complete', {
        body: completion,
        says: text('finished', { subject: task.subject }),
      }),
    reopen: (task) => act(task, 'reopen', { says: text('reopened', { subject: task.subject }) }),
    move: (task, to) => {
      const day = sayDay(to, who);
      return act(task, 'postpone', {
        body: to,
        says: text('moved', { subject: task.subject, day }),
      });
    },
    handOver: (task, { owner_id, name, word }) =>
      act(task, 'hand-over', {
        body: { owner_id, ...(word.trim() && { word }) },
        says: text('handOver.done', { subject: task.subject, name }),
      }),
  };
}
