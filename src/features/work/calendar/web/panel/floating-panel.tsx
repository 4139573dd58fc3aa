import '#src/web/ui/mantine/mantine-modal.css';
import '#src/web/ui/mantine/mantine-popover.css';
import { Modal, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { lastCommand } from '#src/web/api/commands.ts';
import { useStore } from '#src/web/api/store.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import classes from './panel.module.css';

interface FloatingPanelProps {
  /** Where on the screen it belongs. */
  anchor: DOMRect;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small panel beside a place of the grid; on the phone at the height of the thumb. */
export function FloatingPanel(props: FloatingPanelProps) {
  return useIsPhone() ? <Sheet {...props} /> : <Beside {...props} />;
}

function Sheet({ label, onClose, children }: FloatingPanelProps) {
  const hasToast = useStore(lastCommand) !== null;
  const inner = `${classes.inner} ${hasToast ? classes.lifted : ''}`;
  return (
    <Modal.Root opened onClose={onClose} classNames={{ inner }}>
      <Modal.Overlay />
      <Modal.Content className={classes.sheet} aria-label={label}>
        <Modal.Body className={classes.panel}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Beside({ anchor, label, onClose, children }: FloatingPanelProps) {
  const { left, top, width, height } = anchor;
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="right-start"
      width="var(--u-field)"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span className={classes.anchor} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.panel}
        aria-label={label}
        onKeyDown={(event) => {
          // these keys belong to the panel, not to the page beneath
          if (event.key !== 'Escape') return event.stopPropagation();
          event.stopPropagation();
          onClose();
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
