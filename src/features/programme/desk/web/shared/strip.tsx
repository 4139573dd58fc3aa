import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './strip.module.css';

interface StripProps {
  icon: LucideIcon;
  label: string;
  actions: ReactNode;
  children: ReactNode;
}

/** One line of news on Today, with what can be done about it. */
export function Strip({ icon: Icon, label, actions, children }: StripProps) {
  return (
    <section className={classes.strip} aria-label={label}>
      <Icon size={16} aria-hidden="true" />
      <p className={classes.text}>{children}</p>
      <div className={classes.actions}>{actions}</div>
    </section>
  );
}
