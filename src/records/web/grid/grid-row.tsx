// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { type CSSProperties, memo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { AnyRecord } from '../data/record-client.ts';
import type { CellSaves } from '../data/use-cell-saves.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { FieldValue } from '../fields/field-value.tsx';
import { isEditable, type ReadingAids } from '../fields/format-value.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import type { GridPlace } from './grid-props.ts';
import classes from './record-grid.module.css';

interface GridRowProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  record: AnyRecord;
  aids: ReadingAids;
  /** Which row of the list it is. */
  at: number;
  startPx: number;
  /** 0 is the title; -1 if another row is the active one. */
  activeColumn: number;
  editing: boolean;
  selected: boolean;
  open: boolean;
  saves: CellSaves;
  setPlace: (place: GridPlace) => void;
  toggle: (id: string) => void;
  focusGrid: () => void;
}

export const GridRow = memo(
  DrawRow,
  (before, after) =>
    Object.keys(after).every((key) => {
      if (key === 'focusGrid' || key === 'saves') return true;
      return before[key as keyof GridRowProps] === after[key as keyof GridRowProps];
    }) && before.saves.refused === after.saves.refused,
);

function DrawRow(props: GridRowProps) {
  const { record, columns, at, startPx, selected, open } = props;
  return (
    <div
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${startPx}px)` } as CSSProperties}
      aria-rowindex={at + 2}
      aria-selected={selected}
      data-open={open || undefined}
      tabIndex={-1}
    >
      <TitleCell {...props} />
      {columns.map((name, index) => (
        <Cell key={name} {...props} name={name} column={index + 1} value={record[name]} />
      ))}
    </div>
  );
}

function TitleCell({
  declaration,
  record,
  at,
  activeColumn,
  selected,
  toggle,
  setPlace,
}: GridRowProps) {
  const text = recordsText.useText();
  return (
    <div
      id={`cell-${at}-0`}
      role="gridcell"
      tabIndex={-1}
      className={`${classes.cell} ${classes.title}`}
      data-active={activeColumn === 0 || undefined}
      onPointerDown={() => setPlace({ row: at, column: 0, editing: false })}
    >
      <label className={classes.tick}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={text('list.select', { title: record.title })}
          onChange={() => toggle(record.id)}
        />
      </label>
      <RecordLink type={declaration.type} id={record.id} className={classes.open}>
        <RecordMark type={declaration.type} title={record.title} />
        <span className={classes.clip}>{record.title}</span>
      </RecordLink>
    </div>
  );
}

interface CellProps extends GridRowProps {
  name: string;
  column: number;
  value: unknown;
}

function Cell(props: CellProps) {
  const { declaration, record, name, column, value, aids, at, saves, setPlace } = props;
  const active = props.activeColumn === column;
  const editable = isEditable(declaration.fields[name]) && !record.deleted_at;
  const editing = active && props.editing && editable;
  const refusal = saves.refusalOf(record.id, name);
  const shown = refusal ? refusal.value : value;
  return (
    <div
      id={`cell-${at}-${column}`}
      role="gridcell"
      tabIndex={-1}
      className={classes.cell}
      data-active={active || undefined}
      data-editing={editing || undefined}
      data-refused={refusal ? '' : undefined}
      title={refusal?.message}
      onClick={() => !editing && setPlace({ row: at, column, editing: false })}
      onDoubleClick={() => editable && setPlace({ row: at, column, editing: true })}
      onKeyDown={(event) => {
        if (!editing || event.key !== 'Tab') return;
        event.preventDefault();
        (event.target as HTMLElement).blur();
        const next = column + (event.shiftKey ? -1 : 1);
        setPlace({
          row: at,
          column: Math.min(Math.max(next, 0), props.columns.length),
          editing: false,
        });
      }}
    >
      {editing ? (
        <CellEditor {...props} value={shown} />
      ) : (
        <span className={classes.clip}>
          <FieldValue declaration={declaration} name={name} value={shown} aids={aids} />
        </span>
      )}
    </div>
  );
}

function CellEditor({ declaration, record, name, column, value, aids, ...rest }: CellProps) {
  const { at, saves, setPlace, focusGrid } = rest;
  function leave(): void {
    setPlace({ row: at, column, editing: false });
    focusGrid();
  }
  return (
    <FieldInput
      declaration={declaration}
      name={name}
      value={value}
      refs={aids.refs}
      autoFocus
      className={classes.editor!}
      onChange={() => {}}
      onDone={(next, refs) => {
        saves.save(record, name, { value: next, refs });
        leave();
      }}
      onCancel={() => {
        saves.forget(record.id, name);
        leave();
      }}
    />
  );
}
