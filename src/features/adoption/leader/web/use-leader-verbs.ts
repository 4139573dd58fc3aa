import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Saying } from '../commitment.ts';
import type { addCommitment, echoCommitment, settleCommitment } from '../leader-api.ts';
import { leaderText } from './leader-text.ts';

/** What leaders promise and others say of it. */
export function useLeaderVerbs() {
  const client = useQueryClient();
  const text = leaderText.useText();

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['leaders'] });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
  }

  return {
    commit: (body: { what: string; due_on: string }) =>
      attempt(() =>
        call<typeof addCommitment>(
          'POST /api/v1/adoption/commitments',
          { body },
          { says: text('said.committed') },
        ),
      ),
    settle: (id: string, outcome: 'kept' | 'not_kept') =>
      attempt(() =>
        call<typeof settleCommitment>(
          'POST /api/v1/adoption/commitments/{id}/settle',
          { params: { id }, body: { outcome } },
          { says: text(`said.${outcome}`) },
        ),
      ),
    echo: (id: string, says: Saying) =>
      attempt(async () => {
        await call<typeof echoCommitment>(
          'POST /api/v1/adoption/commitments/{id}/echo',
          { params: { id }, body: { says } },
          { says: false },
        );
        showToast(text('said.echoed'));
      }),
  };
}
