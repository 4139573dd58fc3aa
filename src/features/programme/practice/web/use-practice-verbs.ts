import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Habit } from '../detect/observation.ts';
import type {
  lookAtCase,
  settlePractice,
  showPractice,
  takeUpPractice,
  tryPractice,
} from '../practice-api.ts';
import { practiceText } from './practice-text.ts';
import { practicesQuery } from './practices-query.ts';

/** From found to kept. */
export function usePracticeVerbs() {
  const client = useQueryClient();
  const text = practiceText.useText();

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: practicesQuery.queryKey });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
  }

  return {
    takeUp: (habit: Habit) =>
      attempt(() =>
        call<typeof takeUpPractice>(
          'POST /api/v1/practices',
          { body: { habit } },
          { says: text('said.takenUp') },
        ),
      ),
    show: (id: string, consent: 'named' | 'unnamed' | 'no') =>
      attempt(() =>
        call<typeof showPractice>(
          'POST /api/v1/practices/{id}/show',
          { params: { id }, body: { consent } },
          { says: text(`said.${consent}`) },
        ),
      ),
    attemptIt: (id: string, helps?: boolean) =>
      attempt(() =>
        call<typeof tryPractice>(
          'POST /api/v1/practices/{id}/try',
          { params: { id }, body: helps === undefined ? {} : { helps } },
          { says: text(helps === undefined ? 'said.tries' : 'said.tried') },
        ),
      ),
    look: (id: string, case_id: string) =>
      attempt(() =>
        call<typeof lookAtCase>(
          'POST /api/v1/practices/{id}/look',
          { params: { id }, body: { case_id } },
          { says: text('said.tried') },
        ),
      ),
    settle: (id: string, outcome: 'kept' | 'retired', reason: string) =>
      attempt(() =>
        call<typeof settlePractice>(
          'POST /api/v1/practices/{id}/settle',
          { params: { id }, body: { outcome, reason } },
          { says: text(`said.${outcome}`) },
        ),
      ),
  };
}
