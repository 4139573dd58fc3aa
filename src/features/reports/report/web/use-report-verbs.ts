import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { ReportAnswer } from './report-draft.ts';
import { reportText } from './report-text.ts';

export type ReportValues = Partial<
  Pick<ReportAnswer, 'name' | 'question' | 'request' | 'chart' | 'visibility'>
>;

/** Keeps and deletes reports; each can be undone. */
export function useReportVerbs() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = reportText.useText();
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    try {
      const id = await work();
      await client.invalidateQueries({ queryKey: ['report'] });
      await navigate(id ? { to: '/reports/$id', params: { id } } : { to: '/reports' });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    create: (values: ReportValues & { name: string }) =>
      attempt(async () => {
        const says = text('saved', { name: values.name });
        const made = await send<{ id: string }>('POST /api/v1/reports', { body: values }, { says });
        return made.id;
      }),
    change: (report: ReportAnswer, values: ReportValues) =>
      attempt(async () => {
        const says = text('saved', { name: values.name ?? report.name });
        const given = { params: { id: report.id }, body: values };
        await send('PATCH /api/v1/reports/{id}', given, { says });
        return report.id;
      }),
    remove: (report: ReportAnswer) =>
      attempt(async () => {
        const says = text('removed', { name: report.name });
        await send('DELETE /api/v1/reports/{id}', { params: { id: report.id } }, { says });
        return null;
      }),
    restore: (report: ReportAnswer) =>
      attempt(async () => {
        await send('POST /api/v1/reports/{id}/restore', { params: { id: report.id } });
        return report.id;
      }),
  };
}
