import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface FloatingPanelProps {
  /** Where on the screen it belongs. */
  anchor: DOMRect;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small panel beside a place of the grid. */
export function FloatingPanel({ anchor, label, onClose, children }: FloatingPanelProps) {
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
