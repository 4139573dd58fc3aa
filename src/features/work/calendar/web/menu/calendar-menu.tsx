import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { Check, FileUp, MoreHorizontal, Rss } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { useCalendar } from '../calendar-context.ts';
import { calendarText } from '../calendar-text.ts';

const LinksDialog = lazy(async () => ({
  default: (await import('./links-dialog.tsx')).LinksDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('./import-dialog.tsx')).ImportDialog,
}));

/** How many colleagues' calendars can still be told apart. */
const MOST_SHOWN = 8;

/** Whose calendars are shown; links to one's own, and files of others. */
export function CalendarMenu() {
  const text = calendarText.useText();
  const [dialog, setDialog] = useState<'links' | 'import' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <IconButton label={text('menu.title')}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
          <Colleagues />
          <Menu.Item
            closeMenuOnClick
            leftSection={<Rss size={14} />}
            onClick={() => setDialog('links')}
          >
            {text('menu.link')}
          </Menu.Item>
          <Menu.Item
            closeMenuOnClick
            leftSection={<FileUp size={14} />}
            onClick={() => setDialog('import')}
          >
            {text('menu.import')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog === 'links' && <LinksDialog onClose={close} />}
        {dialog === 'import' && <ImportDialog onClose={close} />}
      </Suspense>
    </>
  );
}

function Colleagues() {
  const text = calendarText.useText();
  const { place, me } = useCalendar();
  const members = useActiveMembers().filter(({ id }) => id !== me);
  const shown = place.members.slice(1);
  if (members.length === 0) return null;
  const toggle = (id: string) => {
    const others = shown.filter((one) => one !== id);
    place.go({ with: others.length < shown.length ? others : [...shown, id].slice(-MOST_SHOWN) });
  };
  return (
    <>
      <Menu.Label title={text('menu.colleaguesHint')}>{text('menu.colleagues')}</Menu.Label>
      {members.map(({ id, name }) => (
        <Menu.Item
          key={id}
          role="menuitemcheckbox"
          aria-checked={shown.includes(id)}
          leftSection={<Avatar name={name} size="s" />}
          rightSection={shown.includes(id) && <Check size={14} aria-hidden="true" />}
          onClick={() => toggle(id)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
