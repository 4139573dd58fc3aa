import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { sendTestMail } from '../../reminder-api.ts';
import { type ChangeSettings, mailStateQuery, type Settings } from '../reminder-query.ts';
import { reminderText } from '../reminder-text.ts';
import classes from './reminders-section.module.css';
import { Switch } from './switch.tsx';

/** The mail of the morning; for administrators also whether mail goes out at all. */
export function MailPart({ settings, change }: { settings: Settings; change: ChangeSettings }) {
  const text = reminderText.useText();
  const isAdmin = useMe().member.role === 'administrator';
  const { mail, daily_mail } = settings;
  return (
    <>
      <h3 className={classes.heading}>{text('settings.mail')}</h3>
      {mail.set_up ? (
        <>
          <p className={classes.text}>{text('settings.mailText', { to: mail.to })}</p>
          <Switch
            label={text('settings.mailSwitch')}
            checked={daily_mail}
            onChange={(wanted) => change({ daily_mail: wanted })}
          />
        </>
      ) : (
        <p className={classes.text}>
          {text(isAdmin ? 'settings.mailHow' : 'settings.mailMissing')}
        </p>
      )}
      {mail.set_up && isAdmin && <MailState />}
    </>
  );
}

function MailState() {
  const text = reminderText.useText();
  const client = useQueryClient();
  const state = useQuery(mailStateQuery).data;
  const test = useMutation({
    mutationFn: () => call<typeof sendTestMail>('POST /api/v1/mail/test', {}, { says: false }),
    onSettled: () => void client.invalidateQueries({ queryKey: mailStateQuery.queryKey }),
  });
  return (
    <div className={classes.admin}>
      {state?.from && (
        <p className={classes.note}>{text('settings.mailFrom', { from: state.from })}</p>
      )}
      {state && state.failed > 0 && (
        <p className={classes.problem}>
          {text('settings.mailFailed', { count: state.failed })} {state.problem}
        </p>
      )}
      <Button busy={test.isPending} onClick={() => test.mutate()}>
        {text('settings.test')}
      </Button>
      <p role="status" className={test.isError ? classes.problem : classes.note}>
        {test.isError && test.error.message}
        {test.isSuccess && text('settings.tested', { to: test.data.to })}
      </p>
    </div>
  );
}
