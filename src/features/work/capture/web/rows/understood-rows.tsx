import { type KeyboardEvent, type Ref, useState } from 'react';
import { captureText } from '../capture-text.ts';
import type { Capture } from '../use-capture.ts';
import { handleRowKey } from './handle-row-key.ts';
import type { Act, OpenEdit, Row } from './row.ts';
import { RowView } from './row-view.tsx';
import classes from './rows.module.css';

interface UnderstoodRowsProps {
  capture: Capture;
  /** The row whose choices are shown. */
  active: string | null;
  onActive: (id: string | null) => void;
  /** Where the focus goes when a correction is done. */
  toLine: () => void;
  toQuestion: (row: Row) => void;
  ref: Ref<HTMLUListElement>;
}

/** What is understood, a row each; each can be corrected where it stands. */
export function UnderstoodRows(props: UnderstoodRowsProps) {
  const { capture, active, onActive, toLine, toQuestion, ref } = props;
  const text = captureText.useText();
  const [edit, setEdit] = useState<OpenEdit | null>(null);

  function run(row: Row, act: Act): void {
    if ('open' in act) {
      setEdit({ row: row.id, edit: act.open, typed: '' });
      return;
    }
    setEdit(null);
    const isRemoval = row.remove?.act === act && row.id !== 'subject';
    capture.act(act, isRemoval ? { id: row.id, words: row.remove!.words } : undefined);
    const question = capture.rows.find(({ id, state }) => state === 'ask' && id !== row.id);
    if (question) toQuestion(question);
    else toLine();
  }

  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    handleRowKey(event, {
      rows: capture.rows,
      run,
      toLine,
      typeInto: (row, typed) => row.typing && setEdit({ row: row.id, edit: row.typing, typed }),
    });
  }

  return (
    <ul ref={ref} aria-label={text('understood')} className={classes.rows} onKeyDown={handleKey}>
      {capture.rows.map((row) => (
        <RowView
          key={row.id}
          row={row}
          isOpen={active === row.id || row.state === 'ask'}
          edit={edit?.row === row.id ? edit : null}
          onOpen={() => onActive(row.id)}
          onFold={() => onActive(null)}
          onAct={(act) => run(row, act)}
          onEditEnd={() => setEdit(null)}
        />
      ))}
    </ul>
  );
}
