import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import type { withdrawInvitation } from '../../../workspace-api.ts';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';
import { invitationsQuery } from '../settings-queries.ts';
import { useAction } from '../use-action.ts';

/** Who has been invited and has not come yet. */
export function OpenInvitations() {
  const text = workspaceText.useText();
  const who = useStore(reader);
  const invitations = useQuery(invitationsQuery).data?.items ?? [];
  const withdraw = useAction({
    run: (id: string) =>
      call<typeof withdrawInvitation>(
        'DELETE /api/v1/invitations/{id}',
        { params: { id } },
        { says: false },
      ),
    stale: ['invitations'],
  });
  if (invitations.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{text('members.open')}</h3>
      <ul className={classes.list}>
        {invitations.map(({ id, email, role, expires_at }) => (
          <li key={id} className={classes.item}>
            <div className={classes.names}>
              <span className={classes.name}>{email}</span>
              <span className={classes.note}>
                {text(`roles.${role}`)} ·{' '}
                {text('members.until', { until: formatInstant(expires_at, who) })}
              </span>
            </div>
            <IconButton
              label={text('members.withdraw', { email })}
              onClick={() => withdraw.mutate(id)}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}
