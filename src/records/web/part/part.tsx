import { Plus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { RecordLink } from '../record-link.tsx';
import classes from './part.module.css';

interface PartProps {
  title: string;
  /** Said where there is nothing. */
  none: ReactNode;
  isEmpty: boolean;
  /** What it is read by: where that is not kept on this device, it is said. */
  query: ComponentProps<typeof ReadNote>['query'];
  /** Makes a new one; without it the part has no head, its tab names it. */
  add?: { label: string; onClick: () => void };
  children: ReactNode;
}

/** What hangs on a record, on its page: its deals, quotes, orders, cases. */
export function Part({ title, none, isEmpty, query, add, children }: PartProps) {
  return (
    <section className={classes.part} aria-label={title}>
      {add && (
        <header className={classes.head}>
          <h3 className={classes.title}>{title}</h3>
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => add.onClick()}
          >
            {add.label}
          </Button>
        </header>
      )}
      <ReadNote query={query} />
      {isEmpty && <p className={classes.none}>{none}</p>}
      {children}
    </section>
  );
}

/** The rows of a part; nothing where there are none. */
export function PartRows({ children }: { children: readonly ReactNode[] }) {
  return children.length > 0 ? <ul className={classes.rows}>{children}</ul> : null;
}

interface PartRowProps {
  type: string;
  id: string;
  title: ReactNode;
  children: ReactNode;
}

/** One record of a part; on the phone all of the row opens it. */
export function PartRow({ type, id, title, children }: PartRowProps) {
  return (
    <li className={classes.row}>
      <RecordLink type={type} id={id} className={classes.name}>
        {title}
      </RecordLink>
      {children}
    </li>
  );
}

/** How a record of a part stands. */
export function PartState({ tone, children }: { tone?: 'good' | 'warn'; children: ReactNode }) {
  return (
    <span className={classes.state} data-tone={tone}>
      {children}
    </span>
  );
}

/** What else is said of it, quietly. */
export function PartNote({ children }: { children: ReactNode }) {
  return <span className={classes.beside}>{children}</span>;
}

/** What it comes to. */
export function PartAmount({ children }: { children: ReactNode }) {
  return <span className={classes.amount}>{children}</span>;
}

interface PartMoreProps {
  summary: string;
  /** Unfolded where there is nothing else to see. */
  isAlone: boolean;
  children: ReactNode;
}

/** What is over and done, folded away. */
export function PartMore({ summary, isAlone, children }: PartMoreProps) {
  return (
    <details className={classes.more} open={isAlone}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
