import type { MouseEvent } from 'react';
import { isSaving, whenSaved } from '#src/web/api/saving.ts';
import { quoteText } from '../quote-text.ts';
import classes from './quote-top.module.css';
import { showUnfinished } from './show-unfinished.ts';

/** The quote on paper, as it stands on the screen: what was typed last is saved before it opens. */
export function QuotePaper({ id }: { id: string }) {
  const text = quoteText.useText();
  const href = `/api/v1/quotes/${id}/pdf`;
  function open(event: MouseEvent): void {
    if (showUnfinished(id)) event.preventDefault();
    else if (isSaving()) {
      event.preventDefault();
      void openSaved(id, href);
    }
  }
  return (
    <a className={classes.paper} href={href} target="_blank" rel="noreferrer" onClick={open}>
      {text('share.pdf')}
    </a>
  );
}

async function openSaved(id: string, href: string): Promise<void> {
  // a browser opens a tab at the click alone, not after a wait
  const tab = window.open('', '_blank');
  await whenSaved();
  if (showUnfinished(id)) tab?.close();
  else if (tab) tab.location.replace(href);
}
