import { Search } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { connection } from '#src/web/api/connection.ts';
import { sessionLost } from '#src/web/api/session-lost.ts';
import { useStore } from '#src/web/api/store.ts';
import type { OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { OfferList, optionId } from './offer-list.tsx';
import classes from './search-palette.module.css';
import { searchText } from './search-text.ts';
import { type Palette, usePalette } from './use-palette.ts';

/** Finds and does: a field over the page, and beneath it what its text may mean. */
export function SearchPalette({ close, payload }: OverlayProps) {
  const text = searchText.useText();
  const palette = usePalette(close, typeof payload === 'string' ? payload : '');
  const state = useStore(connection);
  const listId = useId();
  const dialog = useModal(close);
  return (
    <dialog
      ref={dialog}
      className={classes.shade}
      aria-label={text('label')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        palette.handleKey(event);
        // the page's shortcuts rest meanwhile
        event.stopPropagation();
      }}
      // keeps the focus within, so that it goes back to where it was before
      onMouseDown={(event) => event.target === event.currentTarget && event.preventDefault()}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className={classes.panel}>
        <div className={classes.head}>
          <Search className={classes.icon} aria-hidden="true" />
          <SearchField palette={palette} listId={listId} />
          <Button look="quiet" className={classes.close ?? ''} onClick={close}>
            {text('close')}
          </Button>
        </div>
        {palette.problem && (
          <p role="alert" className={classes.problem}>
            {palette.problem}
          </p>
        )}
        {state === 'offline' && palette.query !== '' && (
          <p role="status" className={classes.kept}>
            {text('kept')}
          </p>
        )}
        <OfferList palette={palette} id={listId} />
        <Foot isBusy={palette.query !== '' && !palette.isAnswer && !palette.problem} />
      </div>
    </dialog>
  );
}

/**
 * Opens the dialog before it is painted, so that the next key already lands in its first field; the
 * browser gives the focus back to where it was when it closes.
 */
function useModal(close: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isLost = useStore(sessionLost);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // the sign-in that is then asked for would lie beneath
  useEffect(() => {
    if (isLost) close();
  }, [isLost, close]);
  return dialog;
}

function SearchField({ palette, listId }: { palette: Palette; listId: string }) {
  const text = searchText.useText();
  const isListed = palette.offers.length > 0;
  return (
    <input
      className={classes.field}
      role="combobox"
      aria-label={text('field')}
      aria-expanded={isListed}
      aria-controls={isListed ? listId : undefined}
      aria-autocomplete="list"
      aria-activedescendant={palette.active < 0 ? undefined : optionId(listId, palette.active)}
      placeholder={text('placeholder')}
      value={palette.typed}
      onChange={(event) => palette.type(event.target.value)}
      maxLength={200}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="go"
    />
  );
}

function Foot({ isBusy }: { isBusy: boolean }) {
  const text = searchText.useText();
  return (
    <div className={classes.foot} aria-hidden="true">
      <span className={classes.busy} data-busy={isBusy || undefined}>
        {text('searching')}
      </span>
      <span>
        <Kbd keys="ArrowUp ArrowDown" /> {text('hints.choose')}
      </span>
      <span>
        <Kbd keys="Enter" /> {text('hints.open')}
      </span>
      <span>
        <Kbd keys="mod+Enter" /> {text('hints.full')}
      </span>
      <span>
        <Kbd keys="Escape" /> {text('hints.close')}
      </span>
    </div>
  );
}
