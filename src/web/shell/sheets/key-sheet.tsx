import '../../ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { inputClass } from '../../ui/form-field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { listNavigation } from '../features.ts';
import { listShortcuts, type Shortcut } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import type { OverlayProps } from '../web-feature.ts';
import classes from './key-sheet.module.css';

const GROUPS = ['do', 'go', 'list'] as const;
/** What is seen at one glance need not be searched. */
const LONG = 12;
const { inner = '', overlay = '', content = '' } = classes;
const SHEET = { inner, overlay, content };

/** All shortcuts that work on the page it is opened from, to be searched and printed. */
export function KeySheet({ close }: OverlayProps) {
  const text = shellText.useText();
  const [shortcuts] = useState(listShortcuts);
  const [wanted, setWanted] = useState('');
  const found = shortcuts.filter((one) => fits(one, wanted));
  return (
    <Modal
      opened
      onClose={close}
      title={text('keys.title')}
      size="var(--u-text-column)"
      closeButtonProps={{ 'aria-label': text('close') }}
      classNames={SHEET}
    >
      {shortcuts.length > LONG && (
        <input
          type="search"
          data-autofocus
          className={`${inputClass} ${classes.search}`}
          aria-label={text('keys.search')}
          placeholder={text('keys.search')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      {found.length === 0 && <p role="status">{text('keys.none')}</p>}
      <div className={classes.groups} data-key-sheet>
        {GROUPS.map((group) => (
          <Group
            key={group}
            title={text(`keys.${group}`)}
            shortcuts={found.filter((one) => (one.group ?? 'do') === group)}
          />
        ))}
      </div>
      <SheetFoot close={close} />
    </Modal>
  );
}

function fits({ keys, label = '' }: Shortcut, wanted: string): boolean {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const told = `${keys} ${label}`.toLocaleLowerCase();
  return words.every((word) => told.includes(word));
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.list}>
        {shortcuts.map(({ keys, label }) => (
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
}

function SheetFoot({ close }: { close: () => void }) {
  const text = shellText.useText();
  return (
    <div className={classes.foot}>
      {listNavigation('menu').map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={classes.place} onClick={close}>
          <Icon size={16} aria-hidden="true" />
          {label()}
        </Link>
      ))}
      <Button
        look="quiet"
        icon={<Printer size={14} aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {text('keys.print')}
      </Button>
    </div>
  );
}
