import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dealText } from '../deal-text.ts';
import classes from './deal-views.module.css';

const VIEWS = [
  { name: 'board', to: '/deals/board' },
  { name: 'list', to: '/deals' },
  { name: 'past', to: '/deals/past' },
] as const;

interface DealViewsProps {
  current: (typeof VIEWS)[number]['name'];
  children?: ReactNode;
}

/** Deals as a board, as a list, or as they were. */
export function DealViews({ current, children }: DealViewsProps) {
  const text = dealText.useText();
  return (
    <div className={classes.bar}>
      <nav className={classes.switch} aria-label={text('view.label')}>
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
