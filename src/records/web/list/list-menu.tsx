import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  ArrowUpDown,
  Download,
  Link,
  ListChecks,
  MoreHorizontal,
  Trash,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isCompared } from '#src/records/field-kinds.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { kindOf } from '../fields/format-value.ts';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import { ListLinks } from './list-links.tsx';
import classes from './list-menu.module.css';
import { nextSort } from './list-state.ts';
import { listText } from './list-text.ts';
import toolbar from './list-toolbar.module.css';
import type { ListToolbarProps } from './list-toolbar-props.ts';

const ExportDialog = lazy(async () => ({
  default: (await import('./export/export-dialog.tsx')).ExportDialog,
}));

/** What else can be done with a list. */
export function ListMenu(props: ListToolbarProps) {
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <span className={toolbar.end}>
        <MoreMenu {...props} onExport={() => setExporting(true)} />
      </span>
      {exporting && (
        <Suspense>
          <ExportDialog {...props} close={() => setExporting(false)} />
        </Suspense>
      )}
    </>
  );
}

function MoreMenu(props: ListToolbarProps & { onExport: () => void }) {
  const { change, onExport, setSelecting } = props;
  const text = recordsText.useText();
  const isPhone = useIsPhone();
  const copyLink = () => copyText(window.location.href, text('list.linkCopied'));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={text('list.more')}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {isPhone && (
          <>
            <Menu.Item leftSection={<ListChecks size={14} />} onClick={() => setSelecting(true)}>
              {listText.text('select.mode')}
            </Menu.Item>
            <SortItems {...props} />
          </>
        )}
        <Menu.Item leftSection={<Download size={14} />} onClick={onExport}>
          {listText.text('export.open')}
        </Menu.Item>
        <ListLinks type={props.declaration.type} />
        <Menu.Item leftSection={<Link size={14} />} onClick={() => void copyLink()}>
          {text('list.copyLink')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Trash size={14} />}
          onClick={() => change({ bin: true, view: undefined, where: undefined, group: undefined })}
        >
          {text('bin.show')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SortItems({ declaration, state, change }: ListToolbarProps) {
  const text = recordsText.useText();
  return (
    <>
      <Menu.Label>{text('list.sort')}</Menu.Label>
      {sortable(declaration, state.columns).map((name) => (
        <Menu.Item
          key={name}
          leftSection={<SortSign sort={state.sort} name={name} />}
          onClick={() => change({ sort: nextSort(state.sort, name) })}
        >
          {fieldLabel(declaration, name)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

function sortable(declaration: RecordDeclaration, columns: readonly string[]): string[] {
  return ['title', ...columns].filter((name) => isCompared(kindOf(declaration, name)));
}

function SortSign({ sort, name }: { sort: string; name: string }) {
  if (sort === name) return <ArrowUp size={14} />;
  return sort === `-${name}` ? <ArrowDown size={14} /> : <ArrowUpDown size={14} opacity={0.4} />;
}
