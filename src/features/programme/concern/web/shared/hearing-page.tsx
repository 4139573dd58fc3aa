import { Link, useLocation } from '@tanstack/react-router';
import { HandHelping } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import classes from './hearing.module.css';
import { hearingText } from './hearing-text.ts';

const TABS = [
  { to: '/concerns', name: 'tabs.concerns' },
  { to: '/experiments', name: 'tabs.experiments' },
  { to: '/feedback', name: 'tabs.feedback' },
] as const;

interface HearingPageProps<T> {
  title: string;
  before?: ReactNode;
  query: ComponentProps<typeof Loaded<T>>['query'];
  children: (data: T) => ReactNode;
}

/** The frame of all pages on which people are heard. */
export function HearingPage<T>({ title, before, query, children }: HearingPageProps<T>) {
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
        <Loaded query={query} failed={text('failed')} icon={HandHelping} rows={6}>
          {(data) => <div className={classes.column}>{children(data)}</div>}
        </Loaded>
      </div>
    </>
  );
}
