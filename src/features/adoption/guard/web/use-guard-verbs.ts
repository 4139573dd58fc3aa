import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { changeCoach, inviteCoach, saveWindow } from '../guard-api.ts';
import { guardText } from './guard-text.ts';

/** What an administrator sets: how long people learn, and who from outside sees sums. */
export function useGuardVerbs() {
  const { attempt } = useAttempt(['uptake_rules']);
  const text = guardText.useText();

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
