import { lazy, Suspense, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { columnWidths, resetColumnWidths } from '../grid/column-widths.ts';
import type { ListToolbarProps } from '../list/list-toolbar-props.ts';
import { AS_SAVED } from './as-saved.ts';
import type { SavedView } from './saved-view.ts';
import { useMayEdit } from './use-may-edit.ts';
import { hasChanged, type NewView, useViewVerbs } from './use-view-verbs.ts';
import classes from './view-menu.module.css';
import { viewsText } from './views-text.ts';

const ViewDialog = lazy(async () => ({
  default: (await import('./view-dialog.tsx')).ViewDialog,
}));

/** Under the toolbar while a saved view is shown otherwise than it was saved. */
export function ViewChanges(props: ListToolbarProps) {
  const { saved } = props.state;
  return saved && !props.state.bin ? <ChangesOf {...props} view={saved} /> : null;
}

function ChangesOf({ declaration, state, change, view }: ListToolbarProps & { view: SavedView }) {
  const text = viewsText.useText();
  const verbs = useViewVerbs(declaration);
  const mayEdit = useMayEdit(view);
  const [naming, setNaming] = useState(false);
  useStore(columnWidths(view.id, view.widths));
  if (!hasChanged(declaration, state)) return null;

  async function save(): Promise<void> {
    if (await verbs.save(view, state)) change(AS_SAVED);
  }

  async function keepAnew(given: NewView): Promise<boolean> {
    const id = await verbs.create(given, state);
    if (id) change({ ...AS_SAVED, view: id });
    return Boolean(id);
  }

  function discard(): void {
    resetColumnWidths(view.id, view.widths);
    change(AS_SAVED);
  }

  return (
    <div className={classes.changed} role="status">
      <span className={classes.sign}>{text('changed', { name: view.name })}</span>
      {mayEdit && <Button onClick={() => void save()}>{text('save')}</Button>}
      <Button look={mayEdit ? 'quiet' : 'plain'} onClick={() => setNaming(true)}>
        {text('saveAs')}
      </Button>
      <Button look="quiet" onClick={discard}>
        {text('discard')}
      </Button>
      {naming && (
        <Suspense>
          <ViewDialog
            isNew
            begin={{ name: '', visibility: 'private' }}
            onSave={keepAnew}
            close={() => setNaming(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
