import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { Link, MoreHorizontal, Trash } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { listRecordMenu } from '#src/web/shell/features.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import type { OneRecord } from '../data/record-client.ts';
import { useBinRecord } from '../data/use-save-record.ts';
import { recordsText } from '../records-text.ts';

interface RecordMenuProps {
  declaration: RecordDeclaration;
  record: OneRecord;
  /** The address of the record's own page. */
  path: string;
}

export function RecordMenu({ declaration, record, path }: RecordMenuProps) {
  const text = recordsText.useText();
  const bin = useBinRecord(declaration);
  const me = useMe();
  const { id, title, owner_id } = record;
  const { type, plural } = declaration;
  const known = { type, plural, id, title, owner_id };
  const extra = listRecordMenu(type).filter(({ isShown }) => isShown?.(known, me) ?? true);
  const copyLink = () => copyText(window.location.origin + path, text('list.linkCopied'));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={text('page.more')}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Link size={14} />} onClick={() => void copyLink()}>
          {text('page.copyLink')}
        </Menu.Item>
        {extra.map(({ name, label, icon: Icon, run }) => (
          <Menu.Item key={name} leftSection={<Icon size={14} />} onClick={() => run(known)}>
            {label()}
          </Menu.Item>
        ))}
        {record.can.includes('delete') && (
          <Menu.Item
            leftSection={<Trash size={14} />}
            onClick={() =>
              bin.mutate(
                { id: record.id, title: record.title },
                { onError: (error) => showToast(sayProblem(error), { tone: 'bad' }) },
              )
            }
          >
            {text('bin.move')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
