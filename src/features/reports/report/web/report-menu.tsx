import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { Code, Copy, Link, MoreHorizontal, Pencil, Trash } from 'lucide-react';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import type { ReportAnswer, ReportDraft } from './report-draft.ts';
import { reportText } from './report-text.ts';

interface ReportMenuProps {
  report: ReportAnswer | undefined;
  draft: ReportDraft;
  mayEdit: boolean;
  onRename: () => void;
  onSaveNew: () => void;
  onRemove: () => void;
}

/** What else can be done with a report. */
export function ReportMenu({ report, mayEdit, onRename, onSaveNew, onRemove }: ReportMenuProps) {
  const text = reportText.useText();
  async function copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address);
    showToast(text('linkCopied'));
  }
  return (
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
        {report && (
          <Menu.Item leftSection={<Copy size={16} />} onClick={onSaveNew}>
            {text('saveNew')}
          </Menu.Item>
        )}
        {report && mayEdit && (
          <>
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
  );
}
