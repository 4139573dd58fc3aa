import { call, send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { takeNextCase } from '../../case-api.ts';
import { caseText } from '../case-text.ts';

export interface NamedCase {
  id: string;
  number: string | null;
}

export type CaseVerb = 'take' | 'respond' | 'wait' | 'resolve' | 'close' | 'reopen' | 'assign';

/** What is done with a case; what refuses it is said, and the page shows how things are. */
export function useCaseVerbs() {
  const { act, attempt } = useAttempt(['service_case', 'task']);
  const text = caseText.useText();

  return {
    /** Whether it was done. */
    act: (of: NamedCase, verb: CaseVerb, body?: object): Promise<boolean> => {
      const isBack = verb === 'assign' && body && 'owner_id' in body && body.owner_id === null;
      const says = text(isBack ? 'done.back' : `done.${verb}`, { number: of.number ?? '' });
      const input = { params: { id: of.id }, ...(body && { body }) };
      return act(() => send<object>(`POST /api/v1/cases/{id}/${verb}`, input, { says }));
    },
    /** The id of the one that was taken. */
    takeNext: async (queue_id?: string): Promise<string | null> => {
      const body = queue_id ? { queue_id } : {};
      const taken = await attempt(() =>
        call<typeof takeNextCase>('POST /api/v1/cases/take-next', { body }, { says: false }),
      );
      return taken ? String(taken.id) : null;
    },
  };
}
