import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '#src/web/shell/toast-store.ts';

interface Action<Input, Output> {
  run: (input: Input) => Promise<Output>;
  /** The first words of the keys whose answers it makes stale. */
  stale: readonly string[];
  onDone?: (output: Output) => void;
}

/** Something done in the settings; what refuses it is said at the foot of the page. */
export function useAction<Input, Output>({ run, stale, onDone }: Action<Input, Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess(output) {
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] });
      onDone?.(output);
    },
    onError: (error) => showToast(error.message, { tone: 'bad' }),
  });
}
