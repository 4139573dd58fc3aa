import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call, send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { takeNextCase } from '../../case-api.ts';
import { caseText } from '../case-text.ts';

export interface NamedCase {
  id: string;
  number: string | null;
}

export type CaseVerb = 'take' | 'respond' | 'wait' | 'resolve' | 'close' | 'reopen' | 'assign';

/** What is done with a case; what refuses it is said, and the page shows how things are. */
export function useCaseVerbs() {
  const client = useQueryClient();
  const text = caseText.useText();

  function refresh(): Promise<void> {
    return client.invalidateQueries({
      predicate: ({ queryKey, meta }) =>
        queryKey[0] === 'service_case' ||
        queryKey[0] === 'task' ||
        (meta?.types ?? []).includes('service_case'),
    });
  }

  async function run<Output>(act: () => Promise<Output>): Promise<Output | null> {
    try {
      const output = await act();
      await refresh();
      return output;
    } catch (error) {
      const said = error instanceof ApiProblem ? error.message : text('done.failed');
      showToast(said, { tone: 'bad' });
      // somebody may have been quicker
      void refresh();
      return null;
    }
  }

  return {
    /** Whether it was done. */
    act: async (of: NamedCase, verb: CaseVerb, body?: object): Promise<boolean> => {
      const isBack = verb === 'assign' && body && 'owner_id' in body && body.owner_id === null;
      const says = text(isBack ? 'done.back' : `done.${verb}`, { number: of.number ?? '' });
      const input = { params: { id: of.id }, ...(body && { body }) };
      const done = await run(() =>
        send<object>(`POST /api/v1/cases/{id}/${verb}`, input, { says }),
      );
      return done !== null;
    },
    /** The id of the one that was taken. */
    takeNext: async (queue_id?: string): Promise<string | null> => {
      const body = queue_id ? { queue_id } : {};
      const taken = await run(() =>
        call<typeof takeNextCase>('POST /api/v1/cases/take-next', { body }, { says: false }),
      );
      return taken ? String(taken.id) : null;
    },
  };
}
