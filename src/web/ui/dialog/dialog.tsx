import '../mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useIsPhone } from '../theme/use-is-phone.ts';
import { dialogText } from './dialog-text.ts';

interface DialogProps {
  title: string;
  close: () => void;
  /** Much to read or to fill in: as wide as a column of text, and the whole screen of a phone. */
  isLong?: boolean;
  /** What is filled in is there again when it is opened next. */
  keepsDraft?: boolean;
  /** What stands in it is never shown again. */
  isHeld?: boolean;
  children: ReactNode;
}

/**
 * Something over the page, with a way back to it. What was filled in is lost neither to a key nor to a
 * press beside it.
 */
export function Dialog(props: DialogProps) {
  const { title, close, children } = props;
  const { isLong = false, keepsDraft = false, isHeld = false } = props;
  const text = dialogText.useText();
  const isPhone = useIsPhone();
  const [isBegun, setBegun] = useState(false);
  const closesLightly = !isHeld && (keepsDraft || !isBegun);
  return (
    <Modal
      opened
      onClose={close}
      onInput={(event: FormEvent) => isFilledIn(event) && setBegun(true)}
      title={title}
      size={isLong ? 'var(--u-text-column)' : 'var(--u-dialog)'}
      fullScreen={isLong && isPhone}
      closeOnEscape={closesLightly}
      closeOnClickOutside={closesLightly}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {children}
    </Modal>
  );
}

/** A search, which stands in no form, is soon typed again. */
function isFilledIn({ target }: FormEvent): boolean {
  return target instanceof Element && target.closest('form') !== null;
}
