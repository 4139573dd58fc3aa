import { Link, useLocation } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { type ComponentType, lazy, Suspense } from 'react';
import { useStore } from '../../api/store.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { listNavigation, listOverlays } from '../features.ts';
import { lockedPlaces } from '../locked-places.ts';
import { openOverlay } from '../overlays.tsx';
import { useMe } from '../session.ts';
import { shellText } from '../shell-text.ts';
import type { LoadComponent, NavigationItem, Overlay } from '../web-feature.ts';
import { MemberButton } from './member-button.tsx';
import classes from './sidebar.module.css';
import { useAtRest } from './use-at-rest.ts';

export function Sidebar() {
  const text = shellText.useText();
  return (
    <aside className={classes.sidebar}>
      <MemberButton />
      <OverlayButtons overlays={listOverlays().filter(({ button }) => button)} />
      <nav aria-label={text('navigation.main')} className={classes.navigation}>
        <NavigationGroup items={listNavigation('top')} />
        <NavigationGroup items={listNavigation('records')} />
        <NavigationGroup items={listNavigation('reports')} />
        <NavigationGroup items={listNavigation('uptake')} />
        <span className={classes.gap} />
        <NavigationGroup items={listNavigation('bottom')} />
      </nav>
      <OverlayButtons overlays={listOverlays().filter(({ quiet }) => quiet)} />
    </aside>
  );
}

function OverlayButtons({ overlays }: { overlays: readonly Overlay[] }) {
  if (overlays.length === 0) return null;
  return (
    <div className={classes.group}>
      {overlays.map(({ name, label, icon: Icon, keys }) => (
        <button
          type="button"
          key={name}
          className={classes.item}
          onClick={() => openOverlay(name)}
          aria-keyshortcuts={keys[0]}
        >
          {Icon && <Icon className={classes.icon} aria-hidden="true" />}
          <span className={classes.label}>{label()}</span>
          {keys[0] && <Kbd keys={keys[0]} />}
        </button>
      ))}
    </div>
  );
}

function NavigationGroup({ items }: { items: readonly NavigationItem[] }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const text = shellText.useText();
  const locked = useStore(lockedPlaces);
  const { role } = useMe().member;
  const shown = items.filter(({ roles }) => !roles || roles.includes(role));
  return (
    <ul className={classes.group}>
      {shown.map(({ to, label, icon: Icon, goKey, beneath, covers = [], exact = to === '/' }) => (
        <li key={to}>
          <Link
            to={to}
            className={classes.item}
            aria-current={covers.some((one) => isWithin(path, one)) ? 'page' : undefined}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact, includeSearch: false }}
          >
            <Icon className={classes.icon} aria-hidden="true" />
            <span className={classes.label}>{label()}</span>
            {goKey && (
              <span className={classes.hint} aria-hidden="true">
                <Kbd keys={`g ${goKey}`} />
              </span>
            )}
            {locked.has(to) && (
              <Lock className={classes.lock} role="img" aria-label={text('navigation.locked')} />
            )}
          </Link>
          {beneath && <Beneath load={beneath} />}
        </li>
      ))}
    </ul>
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

const beneath = new Map<LoadComponent, ComponentType>();

/** What stands beneath a place comes after the first page; the sidebar does without it meanwhile. */
function Beneath({ load }: { load: LoadComponent }) {
  const atRest = useAtRest();
  if (!atRest) return null;
  const Part = beneath.get(load) ?? lazy(load);
  beneath.set(load, Part);
  return (
    <Suspense fallback={null}>
      <Part />
    </Suspense>
  );
}
