import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listMentors } from '../mentor-api.ts';

/** Who offers help with what. */
export const mentorsQuery = queryOptions({
  queryKey: ['mentors'],
  queryFn: ({ signal }) => call<typeof listMentors>('GET /api/v1/mentors', {}, { signal }),
  select: ({ offers }) => offers,
  meta: { types: ['mentor_offer', 'mentor_ask'] },
});
