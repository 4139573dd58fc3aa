import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { lastCommand } from '#src/web/api/commands.ts';
import { useStore } from '#src/web/api/store.ts';
import { HangingPanel } from '#src/web/ui/mantine/hanging-panel.tsx';
import { useFocusBack } from '#src/web/ui/mantine/use-focus-back.ts';
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
  useFocusBack();
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
    <HangingPanel
      target={<span className={classes.anchor} style={{ left, top, width, height }} />}
      position="right-start"
      // where there is no room at either side it lies over what it hangs from, not off the screen
      middlewares={{ flip: true, shift: { crossAxis: true } }}
      width="var(--u-field)"
      className={classes.panel}
      label={label}
      onClose={onClose}
    >
      {children}
    </HangingPanel>
  );
}
