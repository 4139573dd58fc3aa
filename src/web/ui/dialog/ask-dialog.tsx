import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../button.tsx';
import classes from './ask-dialog.module.css';
import { Dialog } from './dialog.tsx';
import { dialogText } from './dialog-text.ts';

interface AskDialogProps {
  title: string;
  /** What the button does. */
  label: string;
  look?: 'main' | 'danger';
  disabled?: boolean;
  close: () => void;
  /** Whether it is done, so that the dialog can close. */
  onSave: () => Promise<boolean>;
  children: ReactNode;
}

/** A few questions over the page, and one button. */
export function AskDialog(props: AskDialogProps) {
  const { title, label, look = 'main', disabled = false, close, onSave, children } = props;
  const text = dialogText.useText();
  const [isBusy, setBusy] = useState(false);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const isDone = await onSave().finally(() => setBusy(false));
    if (isDone) close();
  }
  return (
    <Dialog {...{ title, close }}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {children}
        <div className={classes.foot}>
          <Button look="quiet" onClick={close}>
            {text('cancel')}
          </Button>
          <Button type="submit" look={look} busy={isBusy} disabled={disabled}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
