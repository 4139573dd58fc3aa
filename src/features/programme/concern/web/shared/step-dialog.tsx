import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import classes from './hearing.module.css';
import { hearingText } from './hearing-text.ts';

interface StepDialogProps {
  title: string;
  /** What the button does. */
  label: string;
  disabled?: boolean;
  close: () => void;
  /** Whether it is done, so that the dialog can close. */
  onSave: () => Promise<boolean>;
  children: ReactNode;
}

/** A few questions over the page, and one button. */
export function StepDialog(props: StepDialogProps) {
  const { title, label, disabled = false, close, onSave, children } = props;
  const text = hearingText.useText();
  const [isBusy, setBusy] = useState(false);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const isDone = await onSave().finally(() => setBusy(false));
    if (isDone) close();
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {children}
        <div className={classes.foot}>
          <Button look="quiet" onClick={close}>
            {text('cancel')}
          </Button>
          <Button type="submit" look="main" busy={isBusy} disabled={disabled}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
