import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CallInput, send } from '#src/web/api/call.ts';
import { renewTypes } from '#src/web/api/query-client.ts';
import { tellRefusal } from '#src/web/api/use-attempt.ts';

interface Act<Output> {
  /** What the undo toast says; `false` for what cannot be undone. */
  says: string | false;
  /** The types whose answers are read anew. */
  renews: readonly string[];
  onDone?: ((output: Output) => void) | undefined;
}

/** Does something and reads anew what it touches; what stands in the way is said. */
export function useAct<Output = unknown>(
  route: `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  { says, renews, onDone }: Act<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput = {}) => send<Output>(route, input, { says }),
    onError: (error: Error) => tellRefusal(client, error, renews),
    async onSuccess(output) {
      onDone?.(output);
      await renewTypes(client, new Set(renews));
    },
  });
}
