import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { Habit } from '../detect/observation.ts';
import type {
  lookAtCase,
  settlePractice,
  showPractice,
  takeUpPractice,
  tryPractice,
} from '../practice-api.ts';
import { practiceText } from './practice-text.ts';

/** From found to kept. */
export function usePracticeVerbs() {
  const { act } = useAttempt(['practices']);
  const text = practiceText.useText();

  return {
    takeUp: (habit: Habit) =>
      act(() =>
        call<typeof takeUpPractice>(
          'POST /api/v1/practices',
          { body: { habit } },
          { says: text('said.takenUp') },
        ),
      ),
    show: (id: string, consent: 'named' | 'unnamed' | 'no') =>
      act(() =>
        call<typeof showPractice>(
          'POST /api/v1/practices/{id}/show',
          { params: { id }, body: { consent } },
          { says: text(`said.${consent}`) },
        ),
      ),
    attemptIt: (id: string, helps?: boolean) =>
      act(() =>
        call<typeof tryPractice>(
          'POST /api/v1/practices/{id}/try',
          { params: { id }, body: helps === undefined ? {} : { helps } },
          { says: text(helps === undefined ? 'said.tries' : 'said.tried') },
        ),
      ),
    look: (id: string, case_id: string) =>
      act(() =>
        call<typeof lookAtCase>(
          'POST /api/v1/practices/{id}/look',
          { params: { id }, body: { case_id } },
          { says: text('said.tried') },
        ),
      ),
    settle: (id: string, outcome: 'kept' | 'retired', reason: string) =>
      act(() =>
        call<typeof settlePractice>(
          'POST /api/v1/practices/{id}/settle',
          { params: { id }, body: { outcome, reason } },
          { says: text(`said.${outcome}`) },
        ),
      ),
  };
}
