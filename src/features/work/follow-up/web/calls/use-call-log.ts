import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { followUpText } from '../follow-up-text.ts';
import type { QueuedCall } from './call-queue.ts';

export interface Outcome {
  note?: string;
  next?: { subject: string; due_on: string; due_at: string | null };
  move_to?: { due_on: string; due_at: null };
}

/** Writes down what came of a call; says whether it is kept. */
export function useCallLog({ task_id, subject }: QueuedCall) {
  const client = useQueryClient();
  const text = followUpText.useText();
  const [busy, setBusy] = useState(false);

  async function log(outcome: Outcome, says: string): Promise<'kept' | 'gone' | 'failed'> {
    const about = task_id ? { task_id } : { [`${subject!.type}_id`]: subject!.id };
    setBusy(true);
    try {
      await send('POST /api/v1/calls', { body: { ...about, ...outcome } }, { says });
      invalidateTypes(client, new Set(['task', 'activity']));
      return 'kept';
    } catch (error) {
      const isProblem = error instanceof ApiProblem;
      showToast(sayProblem(error, text('next.failed')), { tone: 'bad' });
      // somebody else may have finished it or thrown it away
      return isProblem && ['not_found', 'conflict'].includes(error.code) ? 'gone' : 'failed';
    } finally {
      setBusy(false);
    }
  }

  return { log, busy };
}
