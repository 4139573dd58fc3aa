import { Link, useLocation } from '@tanstack/react-router';
import { ChevronRight, Lock } from 'lucide-react';
import { type ComponentType, lazy, Suspense, useId } from 'react';
import { useStore } from '../../api/store.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useAtRest } from '../at-rest.ts';
import { lockedPlaces } from '../locked-places.ts';
import { shellText } from '../shell-text.ts';
import type { LoadComponent, NavigationItem } from '../web-feature.ts';
import classes from './sidebar.module.css';
import { turnGroup } from './unfolded-groups.ts';
import { type FoldingGroup, isPlace, useGroup } from './use-group.ts';

/** Places that are always there. */
export function OpenGroup({ name }: { name: NavigationItem['group'] }) {
  const { first } = useGroup(name);
  return <Places items={first} />;
}

/** What one's role needs at the first glance; the rest opens beneath, and stays open. */
export function FoldingGroupPart({ name }: { name: FoldingGroup }) {
  const text = shellText.useText();
  const id = useId();
  const { first, rest, isOpen } = useGroup(name);
  const group = text(`navigation.${name}`);
  const more = text(isOpen ? 'navigation.less' : 'navigation.more');
  return (
    <div>
      <span className={classes.heading} id={`${id}-name`}>
        {group}
      </span>
      <Places items={first} labelledBy={`${id}-name`} />
      {rest.length > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={isOpen}
          aria-controls={`${id}-rest`}
          aria-label={text('navigation.moreOf', { more, group })}
          onClick={() => turnGroup(name)}
        >
          <ChevronRight className={classes.chevron} aria-hidden="true" />
          <span className={classes.label}>{more}</span>
        </button>
      )}
      <div id={`${id}-rest`} hidden={!isOpen}>
        {isOpen && <Places items={rest} labelledBy={`${id}-name`} />}
      </div>
    </div>
  );
}

function Places({
  items,
  labelledBy,
}: {
  items: readonly NavigationItem[];
  labelledBy?: string | undefined;
}) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const text = shellText.useText();
  const locked = useStore(lockedPlaces);
  return (
    <ul className={classes.group} aria-labelledby={labelledBy}>
      {items.map((item) => {
        const { to, label, icon: Icon, goKey, beneath, covers = [], exact = to === '/' } = item;
        return (
          <li key={to}>
            <Link
              to={to}
              className={classes.item}
              aria-current={covers.length > 0 && isPlace(item, path) ? 'page' : undefined}
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
        );
      })}
    </ul>
  );
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
