import { Link, useNavigate } from '@tanstack/react-router';
import { type LucideIcon, PhoneCall, Printer, TrendingDown } from 'lucide-react';
import { useKeys } from '#src/web/shell/keys.ts';
import classes from './day-links.module.css';
import { todayText } from './today-text.ts';

/** What belongs to the day and has a page of its own: what slips, the calls, the sheet of paper. */
export function DayLinks() {
  const text = todayText.useText();
  const navigate = useNavigate();
  const links: [to: string, key: string, label: string, icon: LucideIcon][] = [
    ['/calls', 'g q', text('links.calls'), PhoneCall],
    ['/slipping', 'g s', text('links.slipping'), TrendingDown],
    ['/day-sheet', 'g y', text('links.sheet'), Printer],
  ];
  useKeys(
    links.map(([to, keys, label]) => ({
      keys,
      label,
      group: 'go' as const,
      run: () => void navigate({ to }),
    })),
  );
  return (
    <nav className={classes.links} aria-label={text('links.label')}>
      {links.map(([to, key, label, Icon]) => (
        <Link key={to} to={to} className={classes.link} title={`${label} (${key.toUpperCase()})`}>
          <Icon size={14} aria-hidden="true" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
