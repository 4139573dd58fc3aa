import '../mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { dialogText } from './dialog-text.ts';

interface DialogProps {
  title: string;
  close: () => void;
  children: ReactNode;
}

/** Something over the page, with a way back to it. */
export function Dialog({ title, close, children }: DialogProps) {
  const text = dialogText.useText();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {children}
    </Modal>
  );
}
