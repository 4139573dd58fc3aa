import '#src/web/ui/mantine/mantine-modal.css';
import '#src/web/ui/mantine/mantine-popover.css';
import { Modal, Popover } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
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
  useFocusBack();
  return useIsPhone() ? <Sheet {...props} /> : <Beside {...props} />;
}

/** Who came by the keyboard goes on from where they were. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [before]);
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
      // where there is no room at either side it lies over what it hangs from, not off the screen
      middlewares={{ flip: true, shift: { crossAxis: true } }}
      width="var(--u-field)"
      trapFocus
      // what it hangs from is a place, not a button
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.panel}
        role="dialog"
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
