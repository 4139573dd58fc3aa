import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { Button } from '#src/web/ui/button.tsx';
import type { Collected } from './collected.ts';
import classes from './desk.module.css';
import { deskText } from './desk-text.ts';

interface ConfirmDialogProps {
  collected: Collected;
  close: () => void;
  onYes: () => void;
}

/** What cannot be taken back is asked for once more. */
export function ConfirmDialog({ collected, close, onYes }: ConfirmDialogProps) {
  const text = deskText.useText();
  return (
    <Modal
      opened
      onClose={close}
      title={text(`confirm.title.${collected}`)}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('confirm.close') }}
    >
      <div className={classes.dialog}>
        <p>{text(`confirm.text.${collected}`)}</p>
        <div className={classes.foot}>
          <Button look="quiet" onClick={close}>
            {text('confirm.cancel')}
          </Button>
          <Button look="main" data-autofocus onClick={onYes}>
            {text(`go.${collected}`)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
