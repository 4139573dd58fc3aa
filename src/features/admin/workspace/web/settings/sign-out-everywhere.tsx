import { useState } from 'react';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { leaveDevice } from '#src/web/offline/leave-device.ts';
import { Button } from '#src/web/ui/button.tsx';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { workspaceText } from '../workspace-text.ts';
import classes from './settings.module.css';

/** For who has lost a phone, or has left a strange computer signed in. */
export function SignOutEverywhere() {
  const text = workspaceText.useText();
  const [isAsked, setAsked] = useState(false);
  const { act } = useAttempt([]);
  return (
    <div className={classes.form}>
      <p className={classes.said}>{text('everywhere.text')}</p>
      <Button look="danger" onClick={() => setAsked(true)}>
        {text('everywhere.label')}
      </Button>
      {isAsked && (
        <AskDialog
          title={text('everywhere.title')}
          label={text('everywhere.label')}
          look="danger"
          close={() => setAsked(false)}
          onSave={() => act(() => leaveDevice('sessions'))}
        >
          <p className={classes.said}>{text('everywhere.ask')}</p>
        </AskDialog>
      )}
    </div>
  );
}
