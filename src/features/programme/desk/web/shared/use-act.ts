import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallInput, send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';

interface Act {
  /** What the undo toast says; `false` for what cannot be undone. */
  says: string | false;
  /** The first word of the queries that are read anew. */
  renews: readonly string[];
  onDone?: (() => void) | undefined;
}

/** Does something and reads anew what it touches; what stands in the way is said. */
export function useAct<Output = unknown>(
  route: `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  { says, renews, onDone }: Act,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput = {}) => send<Output>(route, input, { says }),
    onError(error: Error) {
      const issue = error instanceof ApiProblem ? error.issues[0] : undefined;
      showToast(issue?.message ?? error.message, { tone: 'bad' });
    },
    async onSuccess() {
      onDone?.();
      await Promise.all(renews.map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
}
