import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { DecisionStatus } from '../decision.ts';
import type {
  decide as decideApi,
  endMeeting,
  noteDrill,
  settleDecision,
  startMeeting,
} from '../meeting-api.ts';
import { meetingText } from './meeting-text.ts';

export interface Deciding {
  what: string;
  reason: string;
  owner_id: string;
  due_on: string;
  figures: string[];
}

/** What is done in a meeting; each can be undone. */
export function useMeetingVerbs(id: string) {
  const { act } = useAttempt(['meeting']);
  const text = meetingText.useText();
  const params = { id };

  return {
    start: () =>
      act(() =>
        call<typeof startMeeting>(
          'POST /api/v1/meetings/{id}/start',
          { params },
          { says: text('said.started') },
        ),
      ),
    end: (note: string) =>
      act(() =>
        call<typeof endMeeting>(
          'POST /api/v1/meetings/{id}/end',
          { params, body: { note } },
          { says: text('said.ended') },
        ),
      ),
    drill: () =>
      act(() =>
        call<typeof noteDrill>('POST /api/v1/meetings/{id}/drilled', { params }, { says: false }),
      ),
    decide: (body: Deciding) =>
      act(() =>
        call<typeof decideApi>(
          'POST /api/v1/meetings/{id}/decide',
          { params, body },
          { says: text('said.decided') },
        ),
      ),
    settle: (decision: string, body: { status: DecisionStatus; outcome?: string }) =>
      act(() =>
        call<typeof settleDecision>(
          'POST /api/v1/meeting_decisions/{id}/settle',
          { params: { id: decision }, body },
          { says: text(`said.${body.status}`) },
        ),
      ),
  };
}
