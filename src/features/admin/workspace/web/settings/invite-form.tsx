import { type FormEvent, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Role } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import type { invite } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import { CopyBox } from './copy-box.tsx';
import { RoleSelect, TeamSelect } from './role-select.tsx';
import classes from './settings.module.css';
import type { Team } from './settings-queries.ts';
import { useAction } from './use-action.ts';

interface InviteFormProps {
  teams: readonly Team[];
  close: () => void;
}

/** Makes a link by which a colleague joins, to be handed over by whatever way. */
export function InviteForm({ teams, close }: InviteFormProps) {
  const text = workspaceText.useText();
  const who = useStore(reader);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [team, setTeam] = useState<string | null>(null);
  const make = useAction({
    run: () =>
      call<typeof invite>('POST /api/v1/invitations', { body: { email, role, team_id: team } }),
    stale: ['invitations'],
  });
  if (make.data) {
    const until = formatInstant(make.data.expires_at, who);
    return (
      <>
        <CopyBox label={text('members.inviteReady', { email, until })} content={make.data.url} />
        <div className={classes.line}>
          <Button
            onClick={() => {
              setEmail('');
              make.reset();
            }}
          >
            {text('members.another')}
          </Button>
          <Button look="quiet" onClick={close}>
            {text('members.done')}
          </Button>
        </div>
      </>
    );
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    make.mutate(undefined);
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={text('members.inviteTitle')}>
      <p>{text('members.inviteText')}</p>
      <TextField
        label={text('settings.email')}
        type="email"
        required
        autoFocus
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <FormField label={text('members.role')}>
        {({ id }) => <RoleSelect id={id} className={inputClass} value={role} onChange={setRole} />}
      </FormField>
      {teams.length > 0 && (
        <FormField label={text('members.team')}>
          {({ id }) => (
            <TeamSelect
              id={id}
              className={inputClass}
              teams={teams}
              value={team}
              onChange={setTeam}
            />
          )}
        </FormField>
      )}
      <div className={classes.line}>
        <Button type="submit" look="main" busy={make.isPending}>
          {text('members.inviteSubmit')}
        </Button>
        <Button look="quiet" onClick={close}>
          {text('settings.cancel')}
        </Button>
      </div>
    </form>
  );
}
