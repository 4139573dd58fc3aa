import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallInput, type CallOptions, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { ActivityEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';

/** Changes an activity, or puts it into the bin. Says whether it was done; a failure has been told. */
export function useActivityChange({ id, title }: ActivityEntry) {
  const client = useQueryClient();
  const text = timelineText.useText();

  async function change(method: 'PATCH' | 'DELETE', given: CallInput & CallOptions) {
    const { body, says } = given;
    try {
      const input = { params: { id }, ...(body !== undefined && { body }) };
      await send(`${method} /api/v1/activities/{id}`, input, { ...(says && { says }) });
      invalidateTypes(client, new Set(['activity']));
      return true;
    } catch (error) {
      const message = error instanceof ApiProblem ? error.message : text('compose.failed');
      showToast(message, { tone: 'bad' });
      return false;
    }
  }

  return {
    save: (values: Pick<ActivityEntry, 'kind' | 'body' | 'occurred_at'>) =>
      change('PATCH', { body: values, says: text('saved', { title }) }),
    bin: () => change('DELETE', { says: text('binned', { title }) }),
  };
}
