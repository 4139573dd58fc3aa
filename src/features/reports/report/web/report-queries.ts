import { queryOptions } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';
import type { ReportAnswer } from './report-draft.ts';

/** All reports that the member may read; few, so they are read at once. */
export const reportsQuery = queryOptions({
  queryKey: ['report', 'all'],
  queryFn: async (): Promise<ReportAnswer[]> => {
    const query = { limit: 200, sort: 'title' };
    return (await send<{ items: ReportAnswer[] }>('GET /api/v1/reports', { query })).items;
  },
});

export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['report', 'one', id],
    queryFn: () => send<ReportAnswer>('GET /api/v1/reports/{id}', { params: { id } }),
  });
}
