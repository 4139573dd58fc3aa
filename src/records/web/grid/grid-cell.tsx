// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { memo } from 'react';
import { FieldInput } from '../fields/field-input.tsx';
import { FieldValue } from '../fields/field-value.tsx';
import { isEditable, kindOf } from '../fields/format-value.ts';
import { isLate } from '../fields/is-late.ts';
import { type GridRowProps, isDrawnAlike } from './grid-props.ts';
import classes from './record-grid.module.css';

interface GridCellProps extends Omit<GridRowProps, 'activeColumn'> {
  name: string;
  column: number;
  value: unknown;
  active: boolean;
}

export const GridCell = memo(DrawCell, isDrawnAlike);

function DrawCell(props: GridCellProps) {
  const { declaration, record, name, column, value, active, aids, at, saves, setPlace } = props;
  const editable = isEditable(declaration.fields[name]) && !record.deleted_at;
  const editing = props.editing && editable;
  const refusal = saves.refusalOf(record.id, name);
  const shown = refusal ? refusal.value : value;
  return (
    <div
      id={`cell-${at}-${column}`}
      role="gridcell"
      tabIndex={-1}
      className={classes.cell}
      data-active={active || undefined}
      data-money={kindOf(declaration, name) === 'money' || undefined}
      data-late={isLate(declaration, name, { record, aids }) || undefined}
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

function CellEditor({ declaration, record, name, column, value, aids, ...rest }: GridCellProps) {
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
