import { useNavigate } from '@tanstack/react-router';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { ReportAnswer } from './report-draft.ts';
import { reportText } from './report-text.ts';

export type ReportValues = Partial<
  Pick<ReportAnswer, 'name' | 'question' | 'request' | 'chart' | 'visibility'>
>;

/** Keeps and deletes reports; each can be undone. */
export function useReportVerbs() {
  const { attempt, isBusy } = useAttempt(['report']);
  const navigate = useNavigate();
  const text = reportText.useText();

  /** To the page of what was kept, or to all of them; whether it was kept. */
  async function goOn(work: () => Promise<string | null>): Promise<boolean> {
    const id = await attempt(work);
    if (id === undefined) return false;
    await navigate(id ? { to: '/reports/$id', params: { id } } : { to: '/reports' });
    return true;
  }

  return {
    busy: isBusy,
    create: (values: ReportValues & { name: string }) =>
      goOn(async () => {
        const says = text('saved', { name: values.name });
        const made = await send<{ id: string }>('POST /api/v1/reports', { body: values }, { says });
        return made.id;
      }),
    change: (report: ReportAnswer, values: ReportValues) =>
      goOn(async () => {
        const says = text('saved', { name: values.name ?? report.name });
        const given = { params: { id: report.id }, body: values };
        await send('PATCH /api/v1/reports/{id}', given, { says });
        return report.id;
      }),
    remove: (report: ReportAnswer) =>
      goOn(async () => {
        const says = text('removed', { name: report.name });
        await send('DELETE /api/v1/reports/{id}', { params: { id: report.id } }, { says });
        return null;
      }),
    restore: (report: ReportAnswer) =>
      goOn(async () => {
        await send('POST /api/v1/reports/{id}/restore', { params: { id: report.id } });
        return report.id;
      }),
  };
}
