import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
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
  const client = useQueryClient();
  const text = meetingText.useText();
  const params = { id };

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['meeting'] });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return false;
    }
  }

  return {
    start: () =>
      attempt(() =>
        call<typeof startMeeting>(
          'POST /api/v1/meetings/{id}/start',
          { params },
          { says: text('said.started') },
        ),
      ),
    end: (note: string) =>
      attempt(() =>
        call<typeof endMeeting>(
          'POST /api/v1/meetings/{id}/end',
          { params, body: { note } },
          { says: text('said.ended') },
        ),
      ),
    drill: () =>
      attempt(() =>
        call<typeof noteDrill>('POST /api/v1/meetings/{id}/drilled', { params }, { says: false }),
      ),
    decide: (body: Deciding) =>
      attempt(() =>
        call<typeof decideApi>(
          'POST /api/v1/meetings/{id}/decide',
          { params, body },
          { says: text('said.decided') },
        ),
      ),
    settle: (decision: string, body: { status: DecisionStatus; outcome?: string }) =>
      attempt(() =>
        call<typeof settleDecision>(
          'POST /api/v1/meeting_decisions/{id}/settle',
          { params: { id: decision }, body },
          { says: text(`said.${body.status}`) },
        ),
      ),
  };
}
