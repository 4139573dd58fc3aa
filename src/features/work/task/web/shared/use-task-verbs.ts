import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { TaskKind } from '#src/features/work/task/task.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
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
  const client = useQueryClient();
  const text = taskText.useText();
  const who = useStore(reader);

  async function act(task: NamedTask, verb: string, options: CallOptions & { body?: unknown }) {
    const { body, ...rest } = options;
    setLeaving(task.id, true);
    try {
      const input = { params: { id: task.id }, ...(body !== undefined && { body }) };
      await send(`POST /api/v1/tasks/{id}/${verb}`, input, rest);
      await refresh(client);
      return true;
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.message : text('failed'), { tone: 'bad' });
      // somebody may have been quicker
      void refresh(client);
      return false;
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

const SHOWN_WITH = new Set(['task', 'activity']);

/** Waits until what is on screen is as it is on the server. */
function refresh(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey, meta }) =>
      SHOWN_WITH.has(String(queryKey[0])) ||
      (meta?.types ?? []).some((type) => SHOWN_WITH.has(type)),
  });
}
