import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { deskText } from '../desk-text.ts';
import classes from './parts.module.css';

interface HideDialogProps {
  said: string;
  close: () => void;
  /** Whether it is hidden now. */
  onHide: (reason: string) => Promise<boolean>;
}

/** Why a card is not shown: everybody reads the reason, nobody is named. */
export function HideDialog({ said, close, onHide }: HideDialogProps) {
  const text = deskText.useText();
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      title={text('hide.title')}
      label={text('hide.save')}
      disabled={!reason.trim()}
      close={close}
      onSave={() => onHide(reason.trim())}
    >
      <p className={classes.said}>{said}</p>
      <TextField
        label={text('hide.reason')}
        placeholder={text('hide.example')}
        maxLength={200}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </AskDialog>
  );
}
