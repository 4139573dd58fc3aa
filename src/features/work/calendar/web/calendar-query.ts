import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readCalendar } from '../calendar-api.ts';

export type Calendar = EndpointOutput<typeof readCalendar>;
export type Item = Calendar['items'][number];
export type Busy = Calendar['busy'][number];

export interface CalendarSpan {
  from: string;
  to: string;
  /** Whose calendars, with commas between the ids. */
  members: string;
}

export function calendarQuery(span: CalendarSpan) {
  return queryOptions({
    queryKey: ['task', 'calendar', span],
    queryFn: ({ signal }) =>
      call<typeof readCalendar>(
        'GET /api/v1/calendar',
        { query: { ...span } as never },
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { types: ['person', 'company'] },
  });
}

/** Tells the occurrences of all series apart. */
export function keyOf({ id, occurrence }: Pick<Item, 'id' | 'occurrence'>): string {
  return occurrence === null ? id : `${id} ${occurrence}`;
}
