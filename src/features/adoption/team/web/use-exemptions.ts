import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { endExemption, grantExemption } from '../team-api.ts';
import { teamText } from './team-text.ts';

interface Granted {
  member_id: string;
  until_day: string;
  reason: string;
}

/** Grants and ends exemptions; each can be taken back from the notice. */
export function useExemptions() {
  const text = teamText.useText();
  const say = useSay();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    setIsBusy(true);
    try {
      await work();
      void client.invalidateQueries({ queryKey: ['uptake'] });
      return true;
    } catch (error) {
      showToast(sayProblem(error, text('exempt.failed')), { tone: 'bad' });
      return false;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    isBusy,
    grant: (given: Granted, name = '') =>
      attempt(() =>
        call<typeof grantExemption>(
          'POST /api/v1/adoption/exemptions',
          { body: given },
          { says: text('exempt.granted', { name, day: say.day(given.until_day) }) },
        ),
      ),
    end: (id: string, name: string) =>
      attempt(() =>
        call<typeof endExemption>(
          'DELETE /api/v1/adoption/exemptions/{id}',
          { params: { id } },
          { says: text('exempt.ended', { name }) },
        ),
      ),
  };
}
