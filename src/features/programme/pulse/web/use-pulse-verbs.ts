import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Keep } from '../pulse.ts';
import type { answerPulse, raisePulseConcern, skipPulse } from '../pulse-api.ts';
import { pulseText } from './pulse-text.ts';
import { pulseResultsQuery } from './results-query.ts';
import { pulseQuery } from './shared/pulse-query.ts';

interface Given {
  useful: number;
  easy: number;
  keep: Keep;
  comment: string;
}

/** Answering and putting away; false if it was refused, with the reason said. */
export function usePulseVerbs() {
  const client = useQueryClient();
  const text = pulseText.useText();
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
    return true;
  }
  async function attemptOnce(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work);
    if (isDone) client.setQueryData(pulseQuery.queryKey, (was) => was && { ...was, asks: false });
    return isDone;
  }
  return {
    raise: async (begins_on: string, comment: string) => {
      await attempt(() =>
        call<typeof raisePulseConcern>(
          'POST /api/v1/pulse/concerns',
          { body: { begins_on, comment } },
          { says: text('raised') },
        ),
      );
      await client.invalidateQueries({ queryKey: pulseResultsQuery.queryKey });
    },
    answer: ({ comment, ...steps }: Given) =>
      attemptOnce(() =>
        call<typeof answerPulse>(
          'POST /api/v1/pulse/answer',
          { body: { ...steps, ...(comment.trim() && { comment }) } },
          { says: false },
        ),
      ),
    skip: () =>
      attemptOnce(() => call<typeof skipPulse>('POST /api/v1/pulse/skip', {}, { says: false })),
  };
}
