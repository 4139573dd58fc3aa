import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallInput, send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';

interface Act<Output> {
  /** What the undo toast says; `false` for what cannot be undone. */
  says: string | false;
  /** The first word of the queries that are read anew. */
  renews: readonly string[];
  onDone?: ((output: Output) => void) | undefined;
}

/** Does something and reads anew what it touches; what stands in the way is said. */
export function useAct<Output = unknown>(
  route: `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  { says, renews, onDone }: Act<Output>,
) {
  const client = useQueryClient();
  const renew = () =>
    Promise.all(renews.map((name) => client.invalidateQueries({ queryKey: [name] })));
  return useMutation({
    mutationFn: (input: CallInput = {}) => send<Output>(route, input, { says }),
    onError(error: Error) {
      const isStale = error instanceof ApiProblem && error.code === 'stale';
      if (isStale) void renew();
      const issue = error instanceof ApiProblem ? error.issues[0] : undefined;
      showToast(issue?.message ?? error.message, { tone: 'bad' });
    },
    async onSuccess(output) {
      onDone?.(output);
      await renew();
    },
  });
}
