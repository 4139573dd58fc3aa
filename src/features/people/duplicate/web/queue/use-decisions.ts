import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Pair } from '../duplicate-query.ts';
import { duplicateText } from '../duplicate-text.ts';

type Decision = 'dismiss' | 'postpone' | 'reopen';

const SAYS: Record<Decision, (pair: Pair) => string> = {
  dismiss: ({ one, other }) =>
    duplicateText.text('saidNotSame', { one: one.title, other: other.title }),
  postpone: () => duplicateText.text('saidLater'),
  reopen: () => duplicateText.text('saidAgain'),
};

/** Says of a pair that it is not the same, perhaps later, or to be shown again; each can be undone. */
export function useDecisions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ pair, decision }: { pair: Pair; decision: Decision }) =>
      send(
        `POST /api/v1/duplicates/${decision}`,
        { body: { ids: [pair.one.id, pair.other.id] } },
        { says: SAYS[decision](pair) },
      ),
    onError: (error) => showToast(error.message, { tone: 'bad' }),
    onSettled: () => invalidateTypes(client, new Set(['duplicate'])),
  });
}
