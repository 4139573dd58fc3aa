import type { KeyboardEvent } from 'react';
import type { Act, OpenEdit } from '../rows/row.ts';
import { EditDay } from './edit-day.tsx';
import { EditMoment } from './edit-moment.tsx';
import { EditWho } from './edit-who.tsx';
import { EditWords } from './edit-words.tsx';
import classes from './edits.module.css';

interface EditFieldProps {
  open: OpenEdit;
  onAct: (act: Act) => void;
  onEnd: () => void;
}

/** The field that a row opens for what its choices do not offer; Escape goes back to the row. */
export function EditField({ open, onAct, onEnd }: EditFieldProps) {
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const row = event.currentTarget.closest('[data-row]');
    onEnd();
    row?.querySelector<HTMLElement>('[data-head]')?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the field within
    <div className={classes.edit} onKeyDown={handleKey}>
      <Field open={open} onAct={onAct} />
    </div>
  );
}

function Field({ open, onAct }: Omit<EditFieldProps, 'onEnd'>) {
  const { edit, typed } = open;
  switch (edit.edit) {
    case 'who':
      return <EditWho target={edit} begin={typed} onAct={onAct} />;
    case 'day':
      return <EditDay target={edit} begin={typed} onAct={onAct} />;
    case 'words':
      return <EditWords target={edit} onAct={onAct} />;
    case 'moment':
      return <EditMoment target={edit} onAct={onAct} />;
  }
}
