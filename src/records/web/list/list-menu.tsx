import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  ArrowUpDown,
  Columns3,
  Link,
  MoreHorizontal,
  Trash,
} from 'lucide-react';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { BASE_FIELDS, fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './list-menu.module.css';
import { nextSort } from './list-state.ts';
import type { ListToolbarProps } from './list-toolbar-props.ts';

/** Which columns a list shows, and what else can be done with it. */
export function ListMenu(props: ListToolbarProps) {
  return (
    <>
      <ColumnsMenu {...props} />
      <MoreMenu {...props} />
    </>
  );
}

function ColumnsMenu({ declaration, state, change }: ListToolbarProps) {
  const text = recordsText.useText();
  const names = [...Object.keys(declaration.fields), ...BASE_FIELDS];
  function toggle(name: string): void {
    const shown = state.columns.includes(name)
      ? state.columns.filter((one) => one !== name)
      : [...state.columns, name];
    change({ columns: shown.join(',') || undefined });
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width="var(--u-menu)">
      <Menu.Target>
        <Button
          look="quiet"
          className={classes.wide ?? ''}
          icon={<Columns3 size={14} aria-hidden="true" />}
        >
          {text('list.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {names.map((name) => (
          <Menu.CheckboxItem
            key={name}
            checked={state.columns.includes(name)}
            onChange={() => toggle(name)}
          >
            {fieldLabel(declaration, name)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => change({ columns: undefined })}>
          {text('list.columnsReset')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu({ declaration, state, change }: ListToolbarProps) {
  const text = recordsText.useText();
  const isPhone = useIsPhone();
  async function copyLink(): Promise<void> {
    await navigator.clipboard.writeText(window.location.href);
    showToast(text('list.linkCopied'));
  }
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
            <Menu.Label>{text('list.sort')}</Menu.Label>
            {['title', ...state.columns].map((name) => (
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
        )}
        <Menu.Item leftSection={<Link size={14} />} onClick={() => void copyLink()}>
          {text('list.copyLink')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Trash size={14} />}
          onClick={() => change({ bin: true, view: undefined, where: undefined })}
        >
          {text('bin.show')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SortSign({ sort, name }: { sort: string; name: string }) {
  if (sort === name) return <ArrowUp size={14} />;
  return sort === `-${name}` ? <ArrowDown size={14} /> : <ArrowUpDown size={14} opacity={0.4} />;
}
