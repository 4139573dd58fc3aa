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
  isLong?: boolean;
  close: () => void;
  /** Whether it is done, so that the dialog can close. */
  onSave: () => Promise<boolean>;
  children: ReactNode;
}

/** A few questions over the page, and one button. */
export function AskDialog(props: AskDialogProps) {
  const { title, label, look = 'main', close, onSave, children } = props;
  const { disabled = false, isLong = false } = props;
  const text = dialogText.useText();
  const [isBusy, setBusy] = useState(false);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const isDone = await onSave().finally(() => setBusy(false));
    if (isDone) close();
  }
  return (
    <Dialog {...{ title, close, isLong }}>
      <form
        ref={look === 'danger' ? null : beginAtFirst}
        className={classes.form}
        onSubmit={(event) => void submit(event)}
      >
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

/** Who opens it can type, or go on, at once; what cannot be taken back waits for a second look. */
function beginAtFirst(form: HTMLFormElement | null): void {
  if (!form || form.querySelector('[data-autofocus]')) return;
  const field = form.querySelector('input, select, textarea');
  const first = field ?? form.querySelector('[type="submit"]');
  first?.setAttribute('data-autofocus', '');
}
