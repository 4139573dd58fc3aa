import { useQueryClient } from '@tanstack/react-query';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { ShownFact } from './fact-query.ts';
import { factText } from './fact-text.ts';

/** Writes facts. Each says whether it was done; a failure has been told by then. */
export function useFactChanges(type: string, id: string) {
  const client = useQueryClient();
  const text = factText.useText();

  async function act(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['fact', 'of', type, id] });
      invalidateTypes(client, new Set(['fact']));
      return true;
    } catch (error) {
      showToast(sayProblem(error, text('failed')), { tone: 'bad' });
      return false;
    }
  }

  return {
    add: (said: string) =>
      act(() =>
        send(
          'POST /api/v1/facts',
          { body: { text: said, [`${type}_id`]: id } },
          { says: text('added', { text: said }) },
        ),
      ),
    save: (fact: ShownFact, said: string) =>
      act(() =>
        send(
          'PATCH /api/v1/facts/{id}',
          { params: { id: fact.id }, body: { text: said } },
          { says: text('saved', { text: said }), ifMatch: fact.version },
        ),
      ),
    remove: (fact: ShownFact) =>
      act(() =>
        send(
          'DELETE /api/v1/facts/{id}',
          { params: { id: fact.id } },
          { says: text('removed', { text: fact.title }) },
        ),
      ),
    arrange: (ids: string[], moved: ShownFact) =>
      act(() =>
        send(
          'POST /api/v1/facts/arrange',
          { body: { ids } },
          { says: text('moved', { text: moved.title }) },
        ),
      ),
  };
}
