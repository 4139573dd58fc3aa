import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { dealText } from '../deal-text.ts';
import classes from './deal-views.module.css';

const VIEWS = [
  { name: 'board', to: '/deals/board' },
  { name: 'list', to: '/deals' },
  { name: 'past', to: '/deals/past' },
  { name: 'forecast', to: '/forecast' },
  { name: 'leaks', to: '/leaks' },
] as const;

interface DealViewsProps {
  current: (typeof VIEWS)[number]['name'];
  children?: ReactNode;
}

/** Deals as a board, as a list, as they were, as they will be, and those about to be lost. */
export function DealViews({ current, children }: DealViewsProps) {
  const text = dealText.useText();
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = shown.current?.querySelector('[aria-current]');
    place?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <div className={classes.bar}>
      <nav ref={shown} className={classes.switch} aria-label={text('view.label')}>
        {VIEWS.map(({ name, to }) => (
          <Link
            key={name}
            to={to as string}
            className={classes.choice}
            activeOptions={{ exact: true }}
            aria-current={name === current ? 'page' : undefined}
          >
            {text(`view.${name}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.more}>{children}</div>
    </div>
  );
}
