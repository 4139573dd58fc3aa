import { useQueryClient } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { Keep } from '../pulse.ts';
import type { answerPulse, raisePulseConcern, skipPulse } from '../pulse-api.ts';
import { pulseText } from './pulse-text.ts';
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
  const { act } = useAttempt(['pulse']);
  const text = pulseText.useText();
  function actOnce(work: () => Promise<unknown>): Promise<boolean> {
    return act(async () => {
      await work();
      client.setQueryData(pulseQuery.queryKey, (was) => was && { ...was, asks: false });
    });
  }
  return {
    raise: (begins_on: string, comment: string) =>
      act(() =>
        call<typeof raisePulseConcern>(
          'POST /api/v1/pulse/concerns',
          { body: { begins_on, comment } },
          { says: text('raised') },
        ),
      ),
    answer: ({ comment, ...steps }: Given) =>
      actOnce(() =>
        call<typeof answerPulse>(
          'POST /api/v1/pulse/answer',
          { body: { ...steps, ...(comment.trim() && { comment }) } },
          { says: false },
        ),
      ),
    skip: () =>
      actOnce(() => call<typeof skipPulse>('POST /api/v1/pulse/skip', {}, { says: false })),
  };
}
