import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type {
  addConfounder,
  holdRearView,
  removeConfounder,
  saveRearView,
} from '../rear-view-api.ts';
import { rearViewText } from './rear-view-text.ts';

/** What is said of the rear view; each can be undone. */
export function useRearViewVerbs() {
  const { act } = useAttempt(['rear_view']);
  const text = rearViewText.useText();

  return {
    start: (started_on: string) =>
      act(() =>
        call<typeof saveRearView>(
          'PUT /api/v1/adoption/rear-view',
          { body: { started_on } },
          { says: text('said.start') },
        ),
      ),
    note: (body: { month: string; words: string }) =>
      act(() =>
        call<typeof addConfounder>(
          'POST /api/v1/adoption/confounders',
          { body },
          { says: text('said.noted') },
        ),
      ),
    hold: (body: { at: 3 | 6 | 12 | 24; conclusion: string }) =>
      act(() =>
        call<typeof holdRearView>(
          'POST /api/v1/adoption/rear-views',
          { body },
          { says: text('said.held') },
        ),
      ),
    remove: (id: string) =>
      act(() =>
        call<typeof removeConfounder>(
          'DELETE /api/v1/adoption/confounders/{id}',
          { params: { id } },
          { says: text('said.removed') },
        ),
      ),
  };
}
