import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { type CallInput, type CallOptions, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { ActivityEntry } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';

export type SavedActivity = Pick<ActivityEntry, 'body' | 'version' | 'updated_at'>;
type Values = Pick<ActivityEntry, 'kind' | 'body' | 'occurred_at'>;

/** Changes an activity, or puts it into the bin. A failure has been told by then. */
export function useActivityChange({ id, title }: ActivityEntry) {
  const client = useQueryClient();
  const text = timelineText.useText();

  async function change(method: 'PATCH' | 'DELETE', given: CallInput & CallOptions) {
    const { body, ...options } = given;
    const input = { params: { id }, ...(body !== undefined && { body }) };
    await send(`${method} /api/v1/activities/{id}`, input, options);
    invalidateTypes(client, new Set(['activity', 'task']));
  }

  function tell(error: unknown): void {
    const message = sayProblem(error, text('compose.failed'));
    showToast(message, { tone: 'bad' });
  }

  return {
    /** Against the version that was read. If somebody was quicker, gives what they saved. */
    async save(body: Values, version: number): Promise<'saved' | 'failed' | SavedActivity> {
      try {
        await change('PATCH', { body, ifMatch: version, says: text('saved', { title }) });
        return 'saved';
      } catch (error) {
        const isStale = error instanceof ApiProblem && error.code === 'stale';
        if (isStale) {
          const now = await send<SavedActivity>('GET /api/v1/activities/{id}', {
            params: { id },
          }).catch(() => null);
          if (now) return now;
        }
        tell(error);
        return 'failed';
      }
    },
    async bin(): Promise<void> {
      await change('DELETE', { says: text('binned', { title }) }).catch(tell);
    },
  };
}
