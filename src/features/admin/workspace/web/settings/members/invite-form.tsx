import { type FormEvent, useState } from 'react';
import type { TeamName } from '#src/records/web/data/use-teams.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Role } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import type { invite } from '../../../workspace-api.ts';
import { workspaceText } from '../../workspace-text.ts';
import { CopyBox } from '../copy-box.tsx';
import classes from '../settings.module.css';
import { useAction } from '../use-action.ts';
import { RoleSelect, TeamSelect } from './role-select.tsx';

interface InviteFormProps {
  teams: readonly TeamName[];
  close: () => void;
}

interface Invitation {
  email: string;
  role: Role;
  team_id: string | null;
}

/** Makes a link by which a colleague joins, to be handed over by whatever way. */
export function InviteForm({ teams, close }: InviteFormProps) {
  const text = workspaceText.useText();
  const who = useStore(reader);
  const make = useAction({
    run: (body: Invitation) =>
      call<typeof invite>('POST /api/v1/invitations', { body }, { says: false }),
    stale: ['invitations'],
    onDone: () => {},
  });
  if (!make.data) {
    return (
      <InviteFields teams={teams} close={close} busy={make.isPending} onInvite={make.mutate} />
    );
  }
  const { email } = make.variables;
  const until = formatInstant(make.data.expires_at, who);
  return (
    <>
      <CopyBox label={text('members.inviteReady', { email, until })} content={make.data.url} />
      <div className={classes.line}>
        <Button onClick={make.reset}>{text('members.another')}</Button>
        <Button look="quiet" onClick={close}>
          {text('members.done')}
        </Button>
      </div>
    </>
  );
}

interface InviteFieldsProps extends InviteFormProps {
  busy: boolean;
  onInvite: (invitation: Invitation) => void;
}

function InviteFields({ teams, close, busy, onInvite }: InviteFieldsProps) {
  const text = workspaceText.useText();
  const [given, setGiven] = useState<Invitation>({ email: '', role: 'member', team_id: null });
  const change = (part: Partial<Invitation>) => setGiven({ ...given, ...part });
  function submit(event: FormEvent): void {
    event.preventDefault();
    onInvite(given);
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={text('members.inviteTitle')}>
      <p>{text('members.inviteText')}</p>
      <TextField
        label={text('settings.email')}
        type="email"
        required
        autoFocus
        value={given.email}
        onChange={({ target }) => change({ email: target.value })}
      />
      <FormField label={text('members.role')}>
        {({ id }) => (
          <RoleSelect
            id={id}
            className={inputClass}
            value={given.role}
            onChange={(role) => change({ role })}
          />
        )}
      </FormField>
      {teams.length > 0 && (
        <FormField label={text('members.team')}>
          {({ id }) => (
            <TeamSelect
              id={id}
              className={inputClass}
              teams={teams}
              value={given.team_id}
              onChange={(team_id) => change({ team_id })}
            />
          )}
        </FormField>
      )}
      <div className={classes.line}>
        <Button type="submit" look="main" busy={busy}>
          {text('members.inviteSubmit')}
        </Button>
        <Button look="quiet" onClick={close}>
          {text('settings.cancel')}
        </Button>
      </div>
    </form>
  );
}
