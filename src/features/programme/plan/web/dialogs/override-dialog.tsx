import { useState } from 'react';
import { TextField } from '#src/web/ui/form-field.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { type Condition, sayCondition, sayHow, sayLet } from '../say.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface OverrideDialogProps {
  lets: string;
  isCapability?: boolean;
  lacked: readonly Condition[];
  close: () => void;
}

/** The sponsor lets something through, knowing what is missing. */
export function OverrideDialog({ lets, isCapability = false, lacked, close }: OverrideDialogProps) {
  const text = programmeText.useText();
  const [serves, setServes] = useState('');
  const name = sayLet(lets);
  const override = useStep('POST /api/v1/programme/override', false);
  return (
    <ReasonDialog
      title={text('overrideFor', { name })}
      lead={
        <>
          <p>{text('overrideLead')}</p>
          <ul className={classes.quiet}>
            {lacked.map((one) => (
              <li key={one.name}>
                {sayCondition(one.name)}: {sayHow(one)}
              </li>
            ))}
          </ul>
        </>
      }
      disabled={isCapability && serves.trim().length < 3}
      close={close}
      onReason={(reason) =>
        override.go({ body: { lets, reason, ...(isCapability && { serves: serves.trim() }) } })
      }
    >
      {isCapability && (
        <TextField
          label={text('serves')}
          maxLength={300}
          value={serves}
          onChange={({ target }) => setServes(target.value)}
        />
      )}
    </ReasonDialog>
  );
}
