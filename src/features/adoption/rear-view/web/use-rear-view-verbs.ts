import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type {
  addConfounder,
  holdRearView,
  removeConfounder,
  saveRearView,
} from '../rear-view-api.ts';
import { rearViewText } from './rear-view-text.ts';

/** What is said of the rear view; each can be undone. */
export function useRearViewVerbs() {
  const client = useQueryClient();
  const text = rearViewText.useText();

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['rear_view'] });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
  }

  return {
    start: (started_on: string) =>
      attempt(() =>
        call<typeof saveRearView>(
          'PUT /api/v1/adoption/rear-view',
          { body: { started_on } },
          { says: text('said.start') },
        ),
      ),
    note: (body: { month: string; words: string }) =>
      attempt(() =>
        call<typeof addConfounder>(
          'POST /api/v1/adoption/confounders',
          { body },
          { says: text('said.noted') },
        ),
      ),
    hold: (body: { at: 3 | 6 | 12 | 24; conclusion: string }) =>
      attempt(() =>
        call<typeof holdRearView>(
          'POST /api/v1/adoption/rear-views',
          { body },
          { says: text('said.held') },
        ),
      ),
    remove: (id: string) =>
      attempt(() =>
        call<typeof removeConfounder>(
          'DELETE /api/v1/adoption/confounders/{id}',
          { params: { id } },
          { says: text('said.removed') },
        ),
      ),
  };
}
