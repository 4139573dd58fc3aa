import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { changeCoach, inviteCoach, saveWindow } from '../guard-api.ts';
import { guardText } from './guard-text.ts';

/** What an administrator sets: how long people learn, and who from outside sees sums. */
export function useGuardVerbs() {
  const client = useQueryClient();
  const text = guardText.useText();

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const done = await work();
      await client.invalidateQueries({ queryKey: ['uptake_rules'] });
      return done;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return null;
    }
  }

  return {
    saveWindow: (until: string | null) =>
      attempt(() =>
        call<typeof saveWindow>(
          'PUT /api/v1/adoption/window',
          { body: { until } },
          { says: text('said.window') },
        ),
      ),
    invite: (body: { email: string; until: string }) =>
      attempt(() =>
        call<typeof inviteCoach>('POST /api/v1/adoption/coaches', { body }, { says: false }),
      ),
    change: (id: string, until: string) =>
      attempt(() =>
        call<typeof changeCoach>(
          'PATCH /api/v1/adoption/coaches/{id}',
          { params: { id }, body: { until } },
          { says: false },
        ),
      ),
  };
}
