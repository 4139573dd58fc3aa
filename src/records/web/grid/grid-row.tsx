// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { type CSSProperties, memo } from 'react';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import { GridCell } from './grid-cell.tsx';
import type { GridRowProps } from './grid-props.ts';
import classes from './record-grid.module.css';

/** The functions it is given do the same in every render; what they act on is compared. */
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
        <GridCell key={name} {...props} name={name} column={index + 1} value={record[name]} />
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
          onChange={({ nativeEvent }) =>
            toggle(record.id, at, (nativeEvent as unknown as MouseEvent).shiftKey === true)
          }
        />
      </label>
      <RecordLink type={declaration.type} id={record.id} className={classes.open}>
        <RecordMark type={declaration.type} title={record.title} />
        <span className={classes.clip}>{record.title}</span>
      </RecordLink>
    </div>
  );
}
