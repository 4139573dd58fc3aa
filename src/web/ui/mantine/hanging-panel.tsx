import './mantine-popover.css';
import { Popover, type PopoverProps } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ClosedByEscape } from './closed-by-escape.tsx';
import { useFocusBack } from './use-focus-back.ts';

interface HangingPanelProps extends Pick<PopoverProps, 'position' | 'middlewares' | 'width'> {
  /** What it hangs from. */
  target: ReactElement;
  label: string;
  className: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

/** A small panel beside what was pressed. `Escape` closes it wherever the focus is. */
export function HangingPanel(props: HangingPanelProps) {
  const { target, label, className, onClose, children, ...place } = props;
  useFocusBack();
  return (
    <Popover
      {...place}
      opened
      onChange={(opened) => !opened && onClose()}
      trapFocus
      withRoles={false}
    >
      <ClosedByEscape close={onClose} />
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        className={className}
        role="dialog"
        aria-label={label}
        // these keys belong to the panel, not to the page beneath
        onKeyDown={(event) => event.stopPropagation()}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
