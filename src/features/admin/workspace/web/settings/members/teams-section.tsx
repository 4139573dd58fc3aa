import { useQuery } from '@tanstack/react-query';
import { Trash } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { type MemberName, useMembers } from '#src/records/web/data/use-members.ts';
import { type TeamName, teamsQuery } from '#src/records/web/data/use-teams.ts';
import { call } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { createTeam, removeTeam, updateTeam } from '../../../workspace-api.ts';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';
import { useAction } from '../use-action.ts';

/** Teams, each with its leader. */
export function TeamsSection() {
  const text = workspaceText.useText();
  const isAdmin = useMe().member.role === 'administrator';
  const members = useMembers();
  const query = useQuery(teamsQuery);
  const teams = query.data;
  return (
    <>
      <p className={classes.text}>{text('teams.text')}</p>
      {isAdmin && <NewTeam />}
      <ReadNote query={query} rows={3} />
      {teams?.length === 0 && <p className={classes.note}>{text('teams.none')}</p>}
      <ul className={teams?.length ? classes.list : undefined}>
        {teams?.map((team) => (
          <TeamRow key={`${team.id} ${team.name}`} {...{ team, members, isAdmin }} />
        ))}
      </ul>
    </>
  );
}

function NewTeam() {
  const text = workspaceText.useText();
  const [name, setName] = useState('');
  const create = useAction({
    run: () =>
      call<typeof createTeam>(
        'POST /api/v1/teams',
        { body: { name } },
        { says: text('teams.made', { name }) },
      ),
    stale: ['team'],
    onDone: () => setName(''),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    create.mutate(undefined);
  }
  return (
    <form className={classes.line} onSubmit={submit}>
      <TextField
        label={text('teams.new')}
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {text('teams.create')}
      </Button>
    </form>
  );
}

interface TeamRowProps {
  team: TeamName;
  members: readonly MemberName[];
  isAdmin: boolean;
}

function TeamRow({ team, members, isAdmin }: TeamRowProps) {
  const text = workspaceText.useText();
  const { id } = team;
  const [name, setName] = useState(team.name);
  const change = useAction({
    run: (body: EndpointInput<typeof updateTeam>['body']) =>
      call<typeof updateTeam>(
        'PATCH /api/v1/teams/{id}',
        { params: { id }, body },
        { says: text('teams.changed', { name: body.name ?? team.name }) },
      ),
    stale: ['team'],
    onDone: () => undefined,
  });
  const remove = useAction({
    run: () =>
      call<typeof removeTeam>(
        'DELETE /api/v1/teams/{id}',
        { params: { id } },
        { says: text('teams.dissolved', { name: team.name }) },
      ),
    stale: ['team'],
    onDone: () => undefined,
  });
  const count = members.filter((member) => member.team_id === id).length;
  return (
    <li className={classes.item}>
      <input
        className={classes.quiet}
        aria-label={text('teams.nameOf', { name: team.name })}
        disabled={!isAdmin}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={() => name.trim() && name !== team.name && change.mutate({ name })}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
          if (key === 'Escape') setName(team.name);
        }}
      />
      <span className={classes.note}>{text('teams.members', { count })}</span>
      <select
        className={classes.select}
        aria-label={text('teams.leaderOf', { name: team.name })}
        disabled={!isAdmin}
        value={team.leader_id ?? ''}
        onChange={({ target }) => change.mutate({ leader_id: target.value || null })}
      >
        <option value="">{text('teams.noLeader')}</option>
        {members.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </select>
      {isAdmin && (
        <IconButton
          label={text('teams.remove', { name: team.name })}
          onClick={() => remove.mutate(undefined)}
        >
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
