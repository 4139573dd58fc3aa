import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readToday } from '../today-api.ts';

export type Today = EndpointOutput<typeof readToday>;
export type TodayTask = Today['promised']['items'][number];
export type TodayMeeting = Today['meetings']['items'][number];
export type Briefing = TodayMeeting['before'];

const HOUR_MS = 60 * 60_000;

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => call<typeof readToday>('GET /api/v1/today', {}, { signal }),
  meta: { types: ['task', 'activity', 'person', 'company'] },
  // a page left open overnight shows the new day
  refetchInterval: HOUR_MS,
});
