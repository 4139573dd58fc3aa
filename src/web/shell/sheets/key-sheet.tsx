import '../../ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { Kbd } from '../../ui/kbd.tsx';
import { listShortcuts } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import type { OverlayProps } from '../web-feature.ts';
import classes from './key-sheet.module.css';

const GROUPS = ['do', 'go', 'list'] as const;

/** All shortcuts that work on the page it is opened from. */
export function KeySheet({ close }: OverlayProps) {
  const text = shellText.useText();
  const [shortcuts] = useState(listShortcuts);
  return (
    <Modal
      opened
      onClose={close}
      title={text('keys.title')}
      size="var(--u-text-column)"
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <div className={classes.groups}>
        {GROUPS.map((group) => {
          const members = shortcuts.filter((one) => (one.group ?? 'do') === group);
          if (members.length === 0) return null;
          return (
            <section key={group}>
              <h3 className={classes.heading}>{text(`keys.${group}`)}</h3>
              <dl className={classes.list}>
                {members.map(({ keys, label }) => (
                  <div key={keys} className={classes.line}>
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
