import { type ReactNode, useId } from 'react';
import classes from './day-section.module.css';

interface DaySectionProps {
  title: string;
  of: { total: number };
  className?: string | undefined;
  children: ReactNode;
}

/** A part of the day under its heading, with how many there are. */
export function DaySection({ title, of, className = '', children }: DaySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`${classes.section} ${className}`}>
      <h2 id={id} className={classes.title}>
        {title} <span className={classes.count}>{of.total}</span>
      </h2>
      <ul className={classes.items}>{children}</ul>
    </section>
  );
}
