import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readExpectations } from '../expectation-api.ts';

export const expectationsQuery = queryOptions({
  queryKey: ['expectation', 'now'],
  queryFn: () => call<typeof readExpectations>('GET /api/v1/expectations', {}),
  meta: { types: ['expectation', 'expectation_answer', 'expectation_question', 'programme'] },
});
