import '../../ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useStore } from '../../api/store.ts';
import { listNavigation } from '../features.ts';
import { MemberButton } from '../frame/member-button.tsx';
import { lockedPlaces } from '../locked-places.ts';
import { useMe } from '../session.ts';
import { shellText } from '../shell-text.ts';
import type { OverlayProps } from '../web-feature.ts';
import classes from './phone-menu.module.css';

/** All places of the product on a phone, at the height of the thumb. */
export function PhoneMenu({ close }: OverlayProps) {
  const text = shellText.useText();
  const locked = useStore(lockedPlaces);
  const { role } = useMe().member;
  const shown = listNavigation().filter(({ roles }) => !roles || roles.includes(role));
  return (
    <Modal.Root opened onClose={close} padding="var(--u-s2)" classNames={{ inner: classes.inner }}>
      <Modal.Overlay />
      <Modal.Content className={classes.content} aria-label={text('navigation.menu')}>
        <Modal.Body>
          <MemberButton />
          <ul className={classes.places}>
            {shown.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className={classes.place} onClick={close}>
                  <Icon size={20} aria-hidden="true" />
                  {label()}
                  {locked.has(to) && (
                    <Lock size={16} role="img" aria-label={text('navigation.locked')} />
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
