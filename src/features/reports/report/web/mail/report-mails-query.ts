import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readReportMails } from '../../report-api.ts';

/** When a report goes out by mail, and to whom. */
export function reportMailsQuery(id: string) {
  return queryOptions({
    queryKey: ['report', 'mails', id],
    queryFn: () =>
      call<typeof readReportMails>('GET /api/v1/reports/{id}/mails', { params: { id } }),
  });
}
