import { type ReactNode, useEffect } from 'react';
import classes from './page-header.module.css';
import { shellText } from './shell-text.ts';

interface PageHeaderProps {
  /** Also the title of the tab. */
  title: string;
  /** Stands before the title: the way back, where there is one. */
  before?: ReactNode;
  /** Stands beside the title, quietly: a count, a date. */
  note?: ReactNode;
  children?: ReactNode;
}

/** The bar at the head of a page; its children are the page's actions, at the right. */
export function PageHeader({ title, before, note, children }: PageHeaderProps) {
  useTabTitle(title);
  return (
    <header className={classes.header}>
      {before}
      <h1 className={classes.title}>{title}</h1>
      {note && <span className={classes.note}>{note}</span>}
      <div className={classes.actions}>{children}</div>
    </header>
  );
}

export function useTabTitle(title: string): void {
  const text = shellText.useText();
  useEffect(() => {
    document.title = title ? `${title} · ${text('product')}` : text('product');
  }, [title, text]);
}
