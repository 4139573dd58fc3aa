import type { KeyboardEvent } from 'react';
import { idBeside } from '#src/web/shell/beside.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { isEditable } from '../fields/format-value.ts';
import { listText } from '../list/list-text.ts';
import { recordsText } from '../records-text.ts';
import type { GridPlace, RecordGridProps } from './grid-props.ts';
import { headOf, isRecordRow, tailOf } from './group-rows.ts';
import { useTicking } from './use-ticking.ts';

interface GridKeysInput extends RecordGridProps {
  place: GridPlace;
  setPlace: (place: GridPlace) => void;
  scrollTo: (row: number) => void;
}

const FAR = 1_000_000;
/** Rows and columns that a key moves by. */
const MOVES: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [15, 0],
  PageUp: [-15, 0],
  Home: [-FAR, 0],
  End: [FAR, 0],
};

/** Moves about the grid by keys; also offers j, k, x, Enter and F2 to the whole page. */
export function useGridKeys(input: GridKeysInput): (event: KeyboardEvent) => void {
  const { list, columns, place, setPlace, scrollTo, selection, onOpen } = input;
  const text = recordsText.useText();
  const lastRow = list.rows.length - 1;
  const row = list.rows[place.row];
  const record = isRecordRow(row) ? row : undefined;
  const toggle = useTicking(list.rows, selection);

  function go(row: number, column = place.column): void {
    const next = {
      row: clamp(row, lastRow),
      column: clamp(column, columns.length),
      editing: false,
    };
    setPlace(next);
    scrollTo(next.row);
    const to = list.rows[next.row];
    const openId = idBeside(input.declaration.type);
    const isOther = isRecordRow(to) && to.id !== openId && next.row !== place.row;
    if (openId && isOther) onOpen(to.id);
  }

  function edit(): boolean {
    const name = columns[place.column - 1];
    if (!record || !name || !isEditable(input.declaration.fields[name])) return false;
    setPlace({ ...place, editing: true });
    return true;
  }

  /** From the name the first field that can be edited is the one that is meant. */
  function editFirst(): void {
    if (edit() || !record) return;
    const at = columns.findIndex((name) => isEditable(input.declaration.fields[name]));
    if (at >= 0) setPlace({ ...place, column: at + 1, editing: true });
  }

  function openOrEdit(): void {
    headOf(row)?.toggle();
    tailOf(row)?.loadMore();
    if (!edit() && record) onOpen(record.id);
  }

  function tick(): void {
    if (record) toggle(record.id, place.row, false);
  }

  /** Takes the next row along into the selection. */
  function extend(step: number): void {
    if (record && !selection.ids.has(record.id)) toggle(record.id, place.row, false);
    const next = list.rows[clamp(place.row + step, lastRow)];
    if (isRecordRow(next)) toggle(next.id, clamp(place.row + step, lastRow), true);
    go(place.row + step);
  }

  /** Whether the key meant something to the grid. */
  function act(key: string, shift: boolean): boolean {
    const move = MOVES[key];
    if (move && shift && move[1] === 0 && Math.abs(move[0]) === 1) extend(move[0]);
    else if (move) go(place.row + move[0], place.column + move[1]);
    else if (key === 'Enter') openOrEdit();
    else if (key === 'F2') edit();
    else if (key === ' ') tick();
    else return false;
    return true;
  }

  useKeys([
    { keys: 'j', label: text('list.keys.down'), group: 'list', run: () => go(place.row + 1) },
    { keys: 'k', label: text('list.keys.up'), group: 'list', run: () => go(place.row - 1) },
    {
      keys: 'x',
      label: text('list.keys.select'),
      group: 'list',
      run: (event) => {
        if (!record) return;
        toggle(record.id, place.row, event.shiftKey);
      },
    },
    { keys: 'e', label: listText.text('keys.edit'), group: 'list', run: editFirst },
    { keys: 'Enter', label: text('list.keys.open'), group: 'list', run: openOrEdit },
    { keys: 'F2', run: editFirst },
  ]);

  return (event) => {
    const isGrid = event.target === event.currentTarget;
    if (isGrid && !event.ctrlKey && !event.metaKey && act(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  };
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max));
}
