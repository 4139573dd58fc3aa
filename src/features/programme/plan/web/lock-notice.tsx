import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useEffect } from 'react';
import { lockedPlaces } from '#src/web/shell/locked-places.ts';
import classes from './lock-notice.module.css';
import { locksQuery } from './programme-queries.ts';
import { programmeText } from './programme-text.ts';
import { sayCapability } from './say.ts';

/** Says over a page that is locked why, and what opens it; the navigation learns of it besides. */
export function LockNotice() {
  const text = programmeText.useText();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { data } = useQuery(locksQuery);
  useEffect(() => {
    const places = data?.items.flatMap((one) => one.places) ?? [];
    lockedPlaces.set(new Set(places));
  }, [data]);
  const here = data?.items.find(({ places }) =>
    places.some((place) => path === place || path.startsWith(`${place}/`)),
  );
  if (!here) return null;
  return (
    <p className={classes.notice} role="status">
      <Lock size={16} aria-hidden="true" />
      <span>{text('lockNotice', { name: sayCapability(here.capability) })}</span>
      <Link className={classes.link} to={'/programme' as string} hash="locks">
        {text('lockWay')}
      </Link>
    </p>
  );
}
