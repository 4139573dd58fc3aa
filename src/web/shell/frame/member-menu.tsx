import '../../ui/mantine/mantine-menu.css';
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { send } from '../../api/call.ts';
import { useAttempt } from '../../api/use-attempt.ts';
import { leaveDevice } from '../../offline/leave-device.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { listNavigation } from '../features.ts';
import { openOverlay } from '../overlays.tsx';
import { useMe } from '../session.ts';
import { shellText } from '../shell-text.ts';
import classes from './member-menu.module.css';

interface MemberMenuProps {
  opened: boolean;
  onChange: (opened: boolean) => void;
  children: ReactNode;
}

const APPEARANCES = [
  { scheme: 'light', icon: Sun },
  { scheme: 'dark', icon: Moon },
  { scheme: 'auto', icon: Monitor },
] as const satisfies { scheme: MantineColorScheme; icon: typeof Sun }[];

export function MemberMenu({ opened, onChange, children }: MemberMenuProps) {
  const text = shellText.useText();
  const { member } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-start" width="var(--u-menu)">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={classes.places}>
        <Menu.Label>
          {member.name} · {member.email}
        </Menu.Label>
        <Workspaces />
        <Menu.Label>{text('member.appearance')}</Menu.Label>
        {APPEARANCES.map(({ scheme, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={scheme === colorScheme ? <Check size={16} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {text(`member.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Places />
        <Menu.Item
          leftSection={<Keyboard size={16} />}
          rightSection={<Kbd keys="?" />}
          onClick={() => openOverlay('keys')}
        >
          {text('member.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void leaveDevice('session')}>
          {text('member.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Places() {
  const navigate = useNavigate();
  return listNavigation('menu').map(({ to, label, icon: Icon, goKey }) => (
    <Menu.Item
      key={to}
      leftSection={<Icon size={16} />}
      rightSection={goKey ? <Kbd keys={`g ${goKey}`} /> : null}
      onClick={() => void navigate({ to })}
    >
      {label()}
    </Menu.Item>
  ));
}

function Workspaces() {
  const text = shellText.useText();
  const { workspace, workspaces } = useMe();
  const { act } = useAttempt([]);
  if (workspaces.length < 2) return null;
  return (
    <>
      <Menu.Label>{text('member.workspaces')}</Menu.Label>
      {workspaces.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<Avatar name={name} shape="square" size="s" />}
          rightSection={id === workspace.id ? <Check size={16} /> : null}
          onClick={() => void act(() => enterWorkspace(id))}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

/** A fresh start of the page: nothing of the other workspace may stay in memory. */
async function enterWorkspace(workspaceId: string): Promise<void> {
  await send('POST /api/v1/session/workspace', { body: { workspace_id: workspaceId } });
  window.location.assign('/');
}
