import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  Code,
  Copy,
  Download,
  Gavel,
  Link,
  Mail,
  MoreHorizontal,
  Pencil,
  Trash,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { AskedOutsideItem } from '#src/features/adoption/leader/web/shared/asked-outside-item.tsx';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { fetchFile } from '#src/web/api/files/fetch-file.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { chartFor } from '../chart/chart-kinds.ts';
import { FIGURE_FORMATS, type FigureFormat } from '../report-api.ts';
import { StopMine } from './mail/stop-mine.tsx';
import type { ReportAnswer, ReportDraft } from './report-draft.ts';
import { reportText } from './report-text.ts';

const MailDialog = lazy(async () => ({
  default: (await import('./mail/mail-dialog.tsx')).MailDialog,
}));

interface ReportMenuProps {
  report: ReportAnswer | undefined;
  draft: ReportDraft;
  mayEdit: boolean;
  onRename: () => void;
  onSaveNew: () => void;
  onRemove: () => void;
}

/** What else can be done with a report. */
export function ReportMenu(props: ReportMenuProps) {
  const { report, draft, mayEdit, onRename, onSaveNew, onRemove } = props;
  const text = reportText.useText();
  const navigate = useNavigate();
  const copy = (address: string) => copyText(address, text('linkCopied'));
  async function take(format: FigureFormat): Promise<void> {
    const search = new URLSearchParams({
      request: JSON.stringify(draft.request),
      chart: draft.chart,
      format,
    });
    if (report) search.set('name', report.name);
    if (report?.question) search.set('question', report.question);
    try {
      await fetchFile(`/api/v1/figures/export?${search}`, 'report');
    } catch (error) {
      showToast(sayProblem(error, text('takeFailed')), { tone: 'bad' });
    }
  }
  const kind = chartFor(draft.chart, draft.request);
  const isDrawn = kind !== 'table' && kind !== 'number';
  const [mailing, setMailing] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={text('more')}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Link size={16} />} onClick={() => void copy(location.href)}>
            {text('copyLink')}
          </Menu.Item>
          {report && (
            <Menu.Item
              leftSection={<Code size={16} />}
              onClick={() =>
                void copy(`${location.origin}/embed/reports/${report.id}${location.search}`)
              }
            >
              {text('copyEmbed')}
            </Menu.Item>
          )}
          {FIGURE_FORMATS.filter((format) => format !== 'png' || isDrawn).map((format) => (
            <Menu.Item
              key={format}
              leftSection={<Download size={16} />}
              onClick={() => void take(format)}
            >
              {text(`take.${format}`)}
            </Menu.Item>
          ))}
          {report && (
            <Menu.Item leftSection={<Copy size={16} />} onClick={onSaveNew}>
              {text('saveNew')}
            </Menu.Item>
          )}
          {report && (
            <Menu.Item
              leftSection={<Gavel size={16} />}
              onClick={() =>
                void navigate({ to: '/meetings/decisions', search: { report_id: report.id } })
              }
            >
              {text('decided')}
            </Menu.Item>
          )}
          {report && <AskedOutsideItem reportId={report.id} />}
          {report && !mayEdit && <StopMine id={report.id} />}
          {report && mayEdit && (
            <>
              <Menu.Item leftSection={<Mail size={16} />} onClick={() => setMailing(true)}>
                {text('sendMail')}
              </Menu.Item>
              <Menu.Item leftSection={<Pencil size={16} />} onClick={onRename}>
                {text('rename')}
              </Menu.Item>
              <Menu.Item leftSection={<Trash size={16} />} onClick={onRemove}>
                {text('remove')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {mailing && report && (
        <Suspense>
          <MailDialog id={report.id} close={() => setMailing(false)} />
        </Suspense>
      )}
    </>
  );
}
