import { useSearch } from '@tanstack/react-router';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '../labels.ts';
import type { ListState } from '../list/list-state.ts';
import classes from './view-menu.module.css';
import { viewsText } from './views-text.ts';

interface ViewNotesProps {
  declaration: RecordDeclaration;
  state: ListState;
}

/** Says what of a view could not be shown as it was saved. */
export function ViewNotes({ declaration, state }: ViewNotesProps) {
  const text = viewsText.useText();
  const view = useSearch({ strict: false, select: (all: { view?: unknown }) => all.view });
  if (isId(view) && !state.saved) {
    return (
      <p className={classes.lost} role="status">
        {text('unknown')}
      </p>
    );
  }
  if (state.lost.length === 0) return null;
  const fields = state.lost.map((name) => `“${fieldLabel(declaration, name)}”`).join(', ');
  return (
    <p className={classes.lost} role="status">
      {text('lost', { count: state.lost.length, fields })}
    </p>
  );
}
