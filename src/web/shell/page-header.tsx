import { type ReactNode, useEffect } from 'react';
import { HiddenText } from '../ui/hidden-text.tsx';
import { listOverlays } from './features.ts';
import { openOverlay } from './overlays.tsx';
import classes from './page-header.module.css';
import { shellText } from './shell-text.ts';

interface PageHeaderProps {
  /** Also the title of the tab. */
  title: string;
  /** The page that this is a part of: read out as the heading above the title. */
  partOf?: string;
  /** Stands before the title: the way back, where there is one. */
  before?: ReactNode;
  /** Stands beside the title, quietly: a count, a date. */
  note?: ReactNode;
  children?: ReactNode;
}

/** The bar at the head of a page; its children are the page's actions, at the right. */
export function PageHeader({ title, partOf, before, note, children }: PageHeaderProps) {
  const Title = partOf ? 'h2' : 'h1';
  useTabTitle(title);
  return (
    <header className={classes.header}>
      {partOf && <HiddenText as="h1">{partOf}</HiddenText>}
      {before}
      <Title className={classes.title}>{title}</Title>
      {note && <span className={classes.note}>{note}</span>}
      <div className={classes.actions}>{children}</div>
      <QuietButtons />
    </header>
  );
}

/** On a phone there is no sidebar for them. */
function QuietButtons() {
  return listOverlays()
    .filter(({ quiet }) => quiet)
    .map(({ name, label, icon: Icon }) => (
      <button
        type="button"
        key={name}
        className={classes.quiet}
        aria-label={label()}
        title={label()}
        onClick={() => openOverlay(name)}
      >
        {Icon && <Icon size={18} aria-hidden="true" />}
      </button>
    ));
}

export function useTabTitle(title: string): void {
  const text = shellText.useText();
  useEffect(() => {
    document.title = title ? `${title} · ${text('product')}` : text('product');
  }, [title, text]);
}
