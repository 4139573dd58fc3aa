import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import deskClasses from '../desk.module.css';
import { deskText } from '../desk-text.ts';
import classes from './parts.module.css';

interface HideDialogProps {
  said: string;
  close: () => void;
  onHide: (reason: string) => Promise<void>;
}

/** Why a card is not shown: everybody reads the reason, nobody is named. */
export function HideDialog({ said, close, onHide }: HideDialogProps) {
  const text = deskText.useText();
  const [reason, setReason] = useState('');
  function save(event: FormEvent): void {
    event.preventDefault();
    if (reason.trim()) void onHide(reason.trim());
  }
  return (
    <Modal
      opened
      onClose={close}
      title={text('hide.title')}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('confirm.close') }}
    >
      <form className={deskClasses.dialog} onSubmit={save}>
        <p className={classes.said}>{said}</p>
        <TextField
          label={text('hide.reason')}
          placeholder={text('hide.example')}
          maxLength={200}
          required
          data-autofocus=""
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className={deskClasses.foot}>
          <Button look="quiet" onClick={close}>
            {text('confirm.cancel')}
          </Button>
          <Button type="submit" look="main" disabled={!reason.trim()}>
            {text('hide.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
