import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { tellRefusal } from '#src/web/api/use-attempt.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { workspaceText } from '../workspace-text.ts';

interface Action<Input, Output> {
  run: (input: Input) => Promise<Output>;
  /** The types whose answers it makes stale. */
  stale: readonly string[];
  /** What shows that it is done; without it a word at the foot of the page. */
  onDone?: (output: Output) => void;
}

/** Something done in the settings; what refuses it is said at the foot of the page. */
export function useAction<Input, Output>({ run, stale, onDone }: Action<Input, Output>) {
  const client = useQueryClient();
  const text = workspaceText.useText();
  return useMutation({
    mutationFn: run,
    onSuccess(output) {
      invalidateTypes(client, new Set(stale));
      if (onDone) onDone(output);
      else showToast(text('settings.saved'));
    },
    onError: (error) => tellRefusal(client, error, stale),
  });
}
