import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';

interface ProgrammeDialogProps {
  title: string;
  /** What the button does. */
  label: string;
  busy: boolean;
  disabled?: boolean;
  look?: 'main' | 'danger';
  close: () => void;
  onSave: () => void;
  children: ReactNode;
}

/** A few questions over the page, and one button. */
export function ProgrammeDialog(props: ProgrammeDialogProps) {
  const { title, label, busy, disabled, look = 'main', close, onSave, children } = props;
  const text = programmeText.useText();
  function submit(event: FormEvent): void {
    event.preventDefault();
    onSave();
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {children}
        <div className={classes.foot}>
          <Button look="quiet" onClick={close}>
            {text('cancel')}
          </Button>
          <Button type="submit" look={look} busy={busy} disabled={disabled}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
