import { Link } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { listNavigation, listOverlays } from '../features.ts';
import { openOverlay } from '../overlays.tsx';
import { shellText } from '../shell-text.ts';
import classes from './bottom-bar.module.css';

/** The phone's navigation: two places, what one does most, and a menu with the rest. */
export function BottomBar() {
  const text = shellText.useText();
  const places = listNavigation().filter(({ onPhone }) => onPhone);
  const overlays = listOverlays().filter(({ button }) => button);
  return (
    <nav aria-label={text('navigation.main')} className={classes.bar}>
      {places.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.item}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: to === '/', includeSearch: false }}
        >
          <Icon size={20} aria-hidden="true" />
          {label()}
        </Link>
      ))}
      {overlays.map(({ name, label, icon: Icon }) => (
        <button type="button" key={name} className={classes.item} onClick={() => openOverlay(name)}>
          {Icon && <Icon size={20} aria-hidden="true" />}
          {label()}
        </button>
      ))}
      <button type="button" className={classes.item} onClick={() => openOverlay('menu')}>
        <Menu size={20} aria-hidden="true" />
        {text('navigation.menu')}
      </button>
    </nav>
  );
}
