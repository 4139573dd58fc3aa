import type { TeamName } from '#src/records/web/data/use-teams.ts';
import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { Eye, KeyRound, MoreHorizontal, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import type { beginViewAs } from '#src/features/admin/privacy/privacy-api.ts';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import type { makeResetLink, updateMember } from '../../../workspace-api.ts';
import { workspaceText } from '../../workspace-text.ts';
import { CopyBox } from '../copy-box.tsx';
import classes from '../settings.module.css';
import type { Member } from '../settings-queries.ts';
import { useAction } from '../use-action.ts';
import { LetGoDialog } from './let-go-dialog.tsx';
import { RoleSelect, TeamSelect } from './role-select.tsx';

interface MemberRowProps {
  member: Member;
  teams: readonly TeamName[];
  isAdmin: boolean;
  isMe: boolean;
}

export function MemberRow({ member, teams, isAdmin, isMe }: MemberRowProps) {
  const text = workspaceText.useText();
  const who = useStore(reader);
  const { id, name } = member;
  const [isLeaving, setLeaving] = useState(false);
  const [link, setLink] = useState<{ url: string; expires_at: string } | null>(null);
  const change = useAction({
    run: (body: EndpointInput<typeof updateMember>['body']) =>
      call<typeof updateMember>(
        'PATCH /api/v1/members/{id}',
        { params: { id }, body },
        { says: sayChange(body) },
      ),
    stale: ['member', 'me'],
    onDone: () => undefined,
  });
  function sayChange({
    role,
    team_id,
    active,
  }: EndpointInput<typeof updateMember>['body']): string {
    if (active) return text('letGo.back', { name });
    const now = role
      ? text(`roles.${role}`)
      : (teams.find((team) => team.id === team_id)?.name ?? text('members.noTeam'));
    return text('members.changed', { name, now });
  }
  const makeLink = useAction({
    run: () =>
      call<typeof makeResetLink>(
        'POST /api/v1/members/{id}/reset-link',
        { params: { id } },
        { says: false },
      ),
    stale: [],
    onDone: setLink,
  });
  const view = useAction({
    run: () =>
      call<typeof beginViewAs>(
        'POST /api/v1/members/{id}/view-as',
        { params: { id } },
        { says: false },
      ),
    stale: [],
    // a fresh start of the page: nothing of one's own view may stay in memory
    onDone: () => window.location.assign('/'),
  });
  const note = [
    isMe && text('members.you'),
    !member.active && text('members.inactive'),
    member.email,
  ];
  return (
    <li>
      <div className={classes.item}>
        <Avatar name={name} />
        <div className={classes.names}>
          <span className={classes.name}>{name}</span>
          <span className={classes.note}>{note.filter(Boolean).join(' · ')}</span>
        </div>
        <TeamSelect
          label={text('members.teamOf', { name })}
          teams={teams}
          value={member.team_id}
          disabled={!isAdmin}
          onChange={(team_id) => change.mutate({ team_id })}
        />
        <RoleSelect
          label={text('members.roleOf', { name })}
          value={member.role}
          disabled={!isAdmin}
          onChange={(role) => change.mutate({ role })}
        />
        {isAdmin && (
          <MemberActions
            {...{ member, isMe }}
            onLink={() => makeLink.mutate(undefined)}
            onView={() => view.mutate(undefined)}
            onActive={(active) => (active ? change.mutate({ active }) : setLeaving(true))}
          />
        )}
      </div>
      {isLeaving && <LetGoDialog member={member} close={() => setLeaving(false)} />}
      {link && (
        <CopyBox
          label={text('members.resetReady', { name, until: formatInstant(link.expires_at, who) })}
          content={link.url}
        />
      )}
    </li>
  );
}

interface MemberActionsProps {
  member: Member;
  isMe: boolean;
  onLink: () => void;
  onView: () => void;
  onActive: (active: boolean) => void;
}

function MemberActions({ member, isMe, onLink, onView, onActive }: MemberActionsProps) {
  const text = workspaceText.useText();
  const Icon = member.active ? UserX : UserCheck;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={text('members.more', { name: member.name })}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<KeyRound size={14} />} onClick={onLink}>
          {text('members.resetLink')}
        </Menu.Item>
        {!isMe && member.active && (
          <Menu.Item leftSection={<Eye size={14} />} onClick={onView}>
            {text('members.viewAs', { name: member.name })}
          </Menu.Item>
        )}
        {!isMe && (
          <Menu.Item leftSection={<Icon size={14} />} onClick={() => onActive(!member.active)}>
            {text(member.active ? 'members.deactivate' : 'members.activate')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
