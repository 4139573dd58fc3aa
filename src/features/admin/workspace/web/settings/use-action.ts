import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '#src/web/shell/toast-store.ts';
import { workspaceText } from '../workspace-text.ts';

interface Action<Input, Output> {
  run: (input: Input) => Promise<Output>;
  /** The first words of the keys whose answers it makes stale. */
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
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] });
      if (onDone) onDone(output);
      else showToast(text('settings.saved'));
    },
    onError: (error) => showToast(error.message, { tone: 'bad' }),
  });
}
