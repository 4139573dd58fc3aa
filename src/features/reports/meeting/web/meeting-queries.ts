import { queryOptions } from '@tanstack/react-query';
import { call, send } from '#src/web/api/call.ts';
import type { listDecided, showMeeting } from '../meeting-api.ts';

export interface ListedMeeting {
  id: string;
  name: string;
  status: 'planned' | 'open' | 'ended';
  starts_on: string;
  starts_at: string | null;
  repeats: 'weekly' | 'monthly' | null;
  owner_id: string | null;
}

/** Meetings that the reader may see, the latest first. */
export const meetingsQuery = queryOptions({
  queryKey: ['meeting', 'all'],
  queryFn: () =>
    send<{ items: ListedMeeting[] }>('GET /api/v1/meetings', {
      query: { limit: 200, sort: '-starts_on' },
    }),
  select: ({ items }) => items,
  meta: { types: ['meeting'] },
});

/** The one that stands in the calendar by this task; null if there is none. */
export function meetingOfTaskQuery(taskId: string) {
  const filter = JSON.stringify({ field: 'task_id', op: 'is', value: taskId });
  return queryOptions({
    queryKey: ['meeting', 'of task', taskId],
    queryFn: () =>
      send<{ items: ListedMeeting[] }>('GET /api/v1/meetings', { query: { limit: 1, filter } }),
    select: ({ items }) => items[0] ?? null,
    meta: { types: ['meeting'] },
  });
}

export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'one', id],
    queryFn: ({ signal }) =>
      call<typeof showMeeting>('GET /api/v1/meetings/{id}/agenda', { params: { id } }, { signal }),
    meta: { types: ['meeting', 'decision', 'task'] },
  });
}

export interface WhichDecided {
  board?: string;
  report_id?: string;
}

export function decidedQuery(query: WhichDecided = {}) {
  return queryOptions({
    queryKey: ['meeting', 'decided', query],
    queryFn: ({ signal }) =>
      call<typeof listDecided>('GET /api/v1/decision-log', { query }, { signal }),
    select: ({ items }) => items,
    meta: { types: ['decision', 'meeting', 'task'] },
  });
}
