import { Link, useLocation } from '@tanstack/react-router';
import { HandHelping } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './hearing.module.css';
import { hearingText } from './hearing-text.ts';

const TABS = [
  { to: '/concerns', name: 'tabs.concerns' },
  { to: '/experiments', name: 'tabs.experiments' },
  { to: '/feedback', name: 'tabs.feedback' },
] as const;

interface HearingPageProps {
  title: string;
  before?: ReactNode;
  isPending: boolean;
  error: Error | null;
  children: ReactNode;
}

/** The frame of all pages on which people are heard. */
export function HearingPage({ title, before, isPending, error, children }: HearingPageProps) {
  const text = hearingText.useText();
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <>
      <PageHeader title={title} before={before} />
      <nav className={classes.tabs} aria-label={text('tabs.label')}>
        {TABS.map(({ to, name }) => (
          <Link
            key={to}
            to={to as string}
            className={classes.tab}
            aria-current={path.startsWith(to) ? 'page' : undefined}
          >
            {text(name)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        {isPending && <SkeletonRows count={6} />}
        {error && (
          <EmptyState icon={HandHelping} title={text('failed')}>
            {error.message}
          </EmptyState>
        )}
        <div className={classes.column}>{children}</div>
      </div>
    </>
  );
}
