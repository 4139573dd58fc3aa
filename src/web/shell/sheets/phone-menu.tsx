import '../../ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Lock } from 'lucide-react';
import { useId } from 'react';
import { useStore } from '../../api/store.ts';
import { MemberButton } from '../frame/member-button.tsx';
import { turnGroup } from '../frame/unfolded-groups.ts';
import { FOLDING, type FoldingGroup, useGroup } from '../frame/use-group.ts';
import { lockedPlaces } from '../locked-places.ts';
import { shellText } from '../shell-text.ts';
import type { NavigationItem, OverlayProps } from '../web-feature.ts';
import classes from './phone-menu.module.css';

/** All places of the product on a phone, at the height of the thumb: first what one's role needs. */
export function PhoneMenu({ close }: OverlayProps) {
  const text = shellText.useText();
  return (
    <Modal.Root opened onClose={close} padding="var(--u-s2)" classNames={{ inner: classes.inner }}>
      <Modal.Overlay />
      <Modal.Content className={classes.content} aria-label={text('navigation.menu')}>
        <Modal.Body>
          <MemberButton />
          <OpenGroup name="top" close={close} />
          {FOLDING.map((name) => (
            <FoldingPart key={name} name={name} close={close} />
          ))}
          <OpenGroup name="bottom" close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function OpenGroup({ name, close }: { name: NavigationItem['group']; close: () => void }) {
  return <Places items={useGroup(name).first} close={close} />;
}

function FoldingPart({ name, close }: { name: FoldingGroup; close: () => void }) {
  const text = shellText.useText();
  const id = useId();
  const { first, rest, isOpen } = useGroup(name);
  const group = text(`navigation.${name}`);
  const more = text(isOpen ? 'navigation.less' : 'navigation.more');
  return (
    <>
      <span className={classes.heading}>{group}</span>
      <Places items={first} close={close} />
      {rest.length > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={text('navigation.moreOf', { more, group })}
          onClick={() => turnGroup(name)}
        >
          <ChevronRight size={20} className={classes.chevron} aria-hidden="true" />
          {more}
        </button>
      )}
      <div id={id} hidden={!isOpen}>
        {isOpen && <Places items={rest} close={close} />}
      </div>
    </>
  );
}

function Places({ items, close }: { items: readonly NavigationItem[]; close: () => void }) {
  const text = shellText.useText();
  const locked = useStore(lockedPlaces);
  return (
    <ul className={classes.places}>
      {items.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <Link to={to} className={classes.place} onClick={close}>
            <Icon size={20} aria-hidden="true" />
            {label()}
            {locked.has(to) && <Lock size={16} role="img" aria-label={text('navigation.locked')} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
