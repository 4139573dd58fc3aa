import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What to do here, and why it pays. */
  children?: ReactNode;
  actions?: ReactNode;
  /** `h1` where it stands in place of the whole page. */
  heading?: 'h1' | 'h2';
}

/** An empty screen that teaches. */
export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, children, actions, heading: Heading = 'h2' } = props;
  return (
    <div className={classes.empty}>
      {Icon && <Icon className={classes.icon} aria-hidden="true" />}
      <Heading className={classes.title}>{title}</Heading>
      {children && <p className={classes.text}>{children}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
