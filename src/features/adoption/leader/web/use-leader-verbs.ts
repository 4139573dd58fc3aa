import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Saying } from '../commitment.ts';
import type { addCommitment, echoCommitment, settleCommitment } from '../leader-api.ts';
import { leaderText } from './leader-text.ts';

/** What leaders promise and others say of it. */
export function useLeaderVerbs() {
  const { act } = useAttempt(['leaders']);
  const text = leaderText.useText();

  return {
    commit: (body: { what: string; due_on: string }) =>
      act(() =>
        call<typeof addCommitment>(
          'POST /api/v1/adoption/commitments',
          { body },
          { says: text('said.committed') },
        ),
      ),
    settle: (id: string, outcome: 'kept' | 'not_kept') =>
      act(() =>
        call<typeof settleCommitment>(
          'POST /api/v1/adoption/commitments/{id}/settle',
          { params: { id }, body: { outcome } },
          { says: text(`said.${outcome}`) },
        ),
      ),
    echo: (id: string, says: Saying) =>
      act(async () => {
        await call<typeof echoCommitment>(
          'POST /api/v1/adoption/commitments/{id}/echo',
          { params: { id }, body: { says } },
          { says: false },
        );
        showToast(text('said.echoed'));
      }),
  };
}
