import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { stopReportMail } from '../../report-api.ts';
import { reportText } from '../report-text.ts';
import { reportMailsQuery } from './report-mails-query.ts';

/** For whom somebody else sends the report: to get it no more. */
export function StopMine({ id }: { id: string }) {
  const text = reportText.useText();
  const client = useQueryClient();
  const { member } = useMe();
  const { data } = useQuery(reportMailsQuery(id));
  if (!data?.schedule?.member_ids.includes(member.id)) return null;
  async function stop(): Promise<void> {
    const route = 'DELETE /api/v1/reports/{id}/mails/mine';
    try {
      await call<typeof stopReportMail>(
        route,
        { params: { id } },
        { says: text('mail.mineStopped') },
      );
      await client.invalidateQueries({ queryKey: reportMailsQuery(id).queryKey });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.message, { tone: 'bad' });
    }
  }
  return (
    <Menu.Item leftSection={<MailX size={16} />} onClick={() => void stop()}>
      {text('mail.stopMine')}
    </Menu.Item>
  );
}
