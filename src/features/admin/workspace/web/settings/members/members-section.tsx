import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';
import { useWholeMembers } from '../settings-queries.ts';
import { InviteForm } from './invite-form.tsx';
import { MemberRow } from './member-row.tsx';
import { OpenInvitations } from './open-invitations.tsx';

/** Who works here, with which rights, in which team. */
export function MembersSection() {
  const text = workspaceText.useText();
  const { member: me } = useMe();
  const members = useWholeMembers();
  const teams = useTeams();
  const [inviting, setInviting] = useState(false);
  const isAdmin = me.role === 'administrator';
  return (
    <>
      <p className={classes.text}>{text('members.text')}</p>
      {isAdmin && !inviting && (
        <div className={classes.line}>
          <Button
            look="main"
            icon={<UserPlus size={16} aria-hidden="true" />}
            onClick={() => setInviting(true)}
          >
            {text('members.invite')}
          </Button>
        </div>
      )}
      {inviting && <InviteForm teams={teams} close={() => setInviting(false)} />}
      <ul className={classes.list}>
        {members.map((member) => (
          <MemberRow key={member.id} {...{ member, teams, isAdmin }} isMe={member.id === me.id} />
        ))}
      </ul>
      {isAdmin && <OpenInvitations />}
    </>
  );
}
